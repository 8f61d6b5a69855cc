/** What is being said of a room in its dialog, and how that becomes requests. Pure but for the last. */

import { letIn, letOut, updateChannel } from '../../api/channels';
import type { ChannelDraft } from '../../api/types';
import type { Channel, Member } from '../../sync/types';
import { mayManage } from '../../ui/rights';
import { signOf } from '../../ui/sign';

export interface Draft {
  name: string;
  topic: string;
  section: string;
  sign: string;
  private: boolean;
  members: readonly string[];
  readOnly: boolean;
  slow: number;
}

export function draftOf(
  channel: Channel | undefined,
  me: Pick<Member, 'username' | 'role'>,
): Draft {
  return {
    name: channel?.name ?? '',
    topic: channel?.topic ?? '',
    section: channel?.section ?? '',
    sign: channel === undefined ? 'hash' : signOf(channel),
    private: channel?.private ?? !mayManage(me.role),
    members: channel?.members ?? [me.username],
    readOnly: channel?.who_posts === 'moderators',
    slow: channel?.slow_mode_s ?? 0,
  };
}

/** A room as it is to be made. */
export function toNewRoom(
  draft: Draft,
  kind: 'text' | 'voice',
): ChannelDraft & { kind: 'text' | 'voice'; name: string } {
  return {
    kind,
    name: draft.name.trim(),
    topic: draft.topic.trim(),
    section: draft.section.trim(),
    ...(kind === 'text' && { sign: draft.sign }),
    private: draft.private,
    who_posts: draft.readOnly ? 'moderators' : 'all',
    slow_mode_s: draft.slow,
    ...(draft.private && { members: draft.members }),
  };
}

/** Only what differs travels: two who change different things do not undo each other, and nobody asks
 *  for what only others may change. */
export function toChange(draft: Draft, before: Draft): ChannelDraft {
  const differs = (key: keyof Draft) => before[key] !== draft[key];
  return {
    ...(differs('name') && { name: draft.name.trim() }),
    ...(differs('topic') && { topic: draft.topic.trim() }),
    ...(differs('section') && { section: draft.section.trim() }),
    ...(differs('sign') && { sign: draft.sign }),
    ...(differs('private') && { private: draft.private }),
    ...(differs('readOnly') && { who_posts: draft.readOnly ? 'moderators' : 'all' }),
    ...(differs('slow') && { slow_mode_s: draft.slow }),
  };
}

/** Who is to come in and who is to go. `before` is who was ticked when the dialog opened: nobody is put
 *  out whom it did not show. */
export function movesOf(
  wanted: readonly string[],
  before: readonly string[],
  now: readonly string[],
): { come: string[]; go: string[] } {
  return {
    come: wanted.filter((name) => !now.includes(name)),
    go: before.filter((name) => now.includes(name) && !wanted.includes(name)),
  };
}

/** The room closes before anybody is let in: into an open one there is nothing to let in to. */
export async function saveRoom(channel: Channel, draft: Draft, before: Draft): Promise<void> {
  const change = toChange(draft, before);
  const changes = Object.keys(change).length > 0;
  const after = changes ? await updateChannel(channel.id, change) : channel;
  if (!after.private && after.kind !== 'group') return;
  const { come, go } = movesOf(draft.members, before.members, after.members ?? []);
  for (const name of come) await letIn(channel.id, name);
  for (const name of go) await letOut(channel.id, name);
}
