/** What an open list of found messages becomes by what the stream tells: words that were taken back or
 *  changed do not stand on. Pure. */

import type { StreamEvent } from '../../sync/apply-event';
import type { Message } from '../../sync/types';

export interface FoundPages {
  messages?: readonly Message[];
  /** What was said right behind each of them. */
  following?: readonly Message[];
}

type Change = (list: readonly Message[]) => readonly Message[];

/** The same object where nothing in it changed. */
export function foundAfter<Pages extends FoundPages>(pages: Pages, event: StreamEvent): Pages {
  const change = changeOf(event);
  if (change === undefined) return pages;
  const { messages, following } = pages;
  const next = {
    messages: messages && change(messages),
    following: following && change(following),
  };
  if (next.messages === messages && next.following === following) return pages;
  return {
    ...pages,
    ...(next.messages !== undefined && { messages: next.messages }),
    ...(next.following !== undefined && { following: next.following }),
  };
}

function changeOf(event: StreamEvent): Change | undefined {
  if (event.name === 'message_deleted') {
    const { _id } = event.data as { _id: string };
    return (list) => (list.some((each) => each._id === _id) ? without(list, _id) : list);
  }
  if (event.name === 'message_edited') return changedTo(event.data as Message);
  if (event.name === 'channel_deleted' || event.name === 'channel_hidden') {
    const { id } = event.data as { id: string };
    const isThere = (each: Message) => each.channel === id;
    return (list) => (list.some(isThere) ? list.filter((each) => !isThere(each)) : list);
  }
  return undefined;
}

function without(list: readonly Message[], id: string): readonly Message[] {
  return list.filter((each) => each._id !== id);
}

/** What was found in the old words is not told of the new ones. */
function changedTo(message: Message): Change {
  return (list) => {
    const at = list.findIndex((each) => each._id === message._id && each.rev < message.rev);
    const held = list[at];
    if (held === undefined) return list;
    return list.with(at, held.content === message.content ? { ...held, ...message } : message);
  };
}
