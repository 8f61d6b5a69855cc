/** Where the unread begin as a room is opened. Pure. */

import type { Channel, Member, MessageWindow } from '../../sync/types';

/** The `seq` after which the unread line stands; undefined: nothing is unread, or nothing that is
 *  known yet tells where it begins. */
export function openedAfter(
  channel: Pick<Channel, 'unread' | 'read_seq'>,
  loaded: Pick<MessageWindow, 'messages' | 'hasBefore'>,
  me: Pick<Member, 'joined'>,
): number | undefined {
  if (channel.unread === 0) return undefined;
  return channel.read_seq > 0 ? channel.read_seq : beforeJoining(loaded, me);
}

/** Never read: what was said before somebody came is history to them, what was said since is not.
 *  Where their coming lies further back than what is loaded, all of that is new. */
function beforeJoining(
  { messages, hasBefore }: Pick<MessageWindow, 'messages' | 'hasBefore'>,
  me: Pick<Member, 'joined'>,
): number | undefined {
  const joined = Date.parse(me.joined);
  const since = messages.findIndex(
    (entry) => entry.deleted !== true && Date.parse(entry.timestamp) >= joined,
  );
  const first = messages[since];
  if (first === undefined) return undefined;
  if (since === 0 && !hasBefore) return 0;
  const others = messages
    .slice(since)
    .some((entry) => entry.deleted !== true && entry.system === undefined);
  return others ? first.seq - 1 : undefined;
}
