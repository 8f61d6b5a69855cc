import type { VoiceMember } from '../../sync/types';
import type { CallSound } from './call/call-types';

type Roster = readonly VoiceMember[] | undefined;

/** What is heard when the people of my room change; of those who only lost their connection, nothing. Pure. */
export function comings(before: Roster, now: Roster, me: string): CallSound | undefined {
  const names = (roster: Roster) => new Set((roster ?? []).map(({ username }) => username));
  const [then, here] = [names(before), names(now)];
  const isNew = (of: ReadonlySet<string>) => (name: string) => name !== me && !of.has(name);
  if ([...here].some(isNew(then))) return 'joined';
  return [...then].some(isNew(here)) ? 'left' : undefined;
}
