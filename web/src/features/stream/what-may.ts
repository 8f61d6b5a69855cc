/** Which verbs a message offers to whom; the server decides for itself whatever is offered. Pure. */

import { isBy } from '../../sync/is-by';
import type { Channel, Member, Message } from '../../sync/types';
import { isDirect } from '../../ui/channel-name';
import { mayDelete, mayManage, mayPin } from '../../ui/rights';

export interface May {
  react: boolean;
  edit: boolean;
  remove: boolean;
  pin: boolean;
  /** See what it said before it was changed. */
  versions: boolean;
}

/** `author` is undefined for somebody who is gone. */
export function whatMay(
  message: Message,
  channel: Pick<Channel, 'kind' | 'archived' | 'keeper'>,
  me: Pick<Member, 'username' | 'role'>,
  author: Pick<Member, 'role'> | undefined,
): May {
  const line = message.system !== undefined;
  const own = isBy(message, me.username) && !line;
  const open = !channel.archived;
  return {
    react: open,
    // What was passed on stays as its author wrote it.
    edit: own && open && message.forwarded === undefined,
    // In a talk among friends nobody moderates: everybody takes back their own.
    remove:
      own || (!isDirect(channel) && removable(line, me, message.outside ? undefined : author)),
    versions: message.edited !== undefined && !isDirect(channel) && mayManage(me.role),
    pin: open && !line && mayPin(me.role, channel.kind, channel.keeper === me.username),
  };
}

function removable(
  line: boolean,
  me: Pick<Member, 'role'>,
  author: Pick<Member, 'role'> | undefined,
): boolean {
  return line ? mayManage(me.role) : mayDelete(me.role, false, author?.role);
}

/** My newest message that can be changed, among those that are loaded. */
export function lastOfMine(
  messages: readonly (Message | { deleted: true })[],
  me: string,
): Message | undefined {
  return messages.findLast(
    (entry): entry is Message =>
      entry.deleted !== true &&
      isBy(entry, me) &&
      entry.system === undefined &&
      entry.forwarded === undefined,
  );
}
