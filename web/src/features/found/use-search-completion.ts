import { type RefObject, useCallback, useMemo, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import type { Candidate } from '../../ui/completion/candidates';
import { signOf } from '../../ui/sign';
import { type ConditionToken, candidatesFor, conditionAt, take } from './search-completion';

/** Conditions that fit what is being typed in the line; the focus stays there. */
export function useSearchCompletion(
  field: RefObject<HTMLInputElement | null>,
  onLine: (line: string) => void,
) {
  const [token, setToken] = useState<ConditionToken>();
  const [active, setActive] = useState(-1);
  const [now, setNow] = useState(() => new Date());
  const candidates = useCandidates(token, now);
  const close = useCallback(() => setToken(undefined), []);

  const look = useCallback(() => {
    const line = field.current;
    if (line === null) return;
    const caret = line.selectionStart ?? line.value.length;
    const found = caret === line.selectionEnd ? conditionAt(line.value, caret) : undefined;
    setToken(found);
    setNow(new Date());
    setActive(found?.key === undefined ? -1 : 0);
  }, [field]);

  const choose = (candidate: Candidate) => {
    const line = field.current;
    if (line === null || token === undefined) return;
    const caret = line.selectionStart ?? line.value.length;
    const taken = take(line.value, caret, token, candidate.insert);
    onLine(taken.line);
    // React sets the value first.
    requestAnimationFrame(() => {
      line.setSelectionRange(taken.caret, taken.caret);
      look();
    });
  };

  /** True when the key was the list's. A word may be searched for that begins like a condition, so
   *  Enter takes only what was pointed at. */
  const onKey = (key: string): boolean => {
    const { length } = candidates;
    if (length === 0) return false;
    const chosen = candidates[active];
    if (key === 'ArrowDown') setActive((active + 1) % length);
    else if (key === 'ArrowUp') setActive((active + length - 1 + (active < 0 ? 1 : 0)) % length);
    else if (key === 'Escape') close();
    else if ((key === 'Enter' || key === 'Tab') && chosen !== undefined) choose(chosen);
    else return false;
    return true;
  };
  return { candidates, active, point: setActive, choose, close, look, onKey };
}

function useCandidates(token: ConditionToken | undefined, now: Date): readonly Candidate[] {
  const members = useClientState((state) => (token === undefined ? undefined : state.members));
  const channels = useClientState((state) => (token === undefined ? undefined : state.channels));
  return useMemo(() => {
    if (token === undefined || members === undefined || channels === undefined) return [];
    const rooms = client.getState().channelOrder.flatMap((id) => {
      const channel = channels.get(id);
      return channel?.kind === 'text' ? [{ id, name: channel.name, sign: signOf(channel) }] : [];
    });
    return candidatesFor(token, { people: [...members.values()], rooms, now });
  }, [token, members, channels, now]);
}
