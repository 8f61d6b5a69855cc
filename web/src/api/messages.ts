// What is done to messages that stand already, and the lists they are found in again.

import { part, request } from './http';
import type { EarlierWords, FoundMessages, Message } from './types';

interface Which {
  channel: string;
  _id: string;
}

const at = ({ channel, _id }: Which) => `/api/channels/${part(channel)}/messages/${part(_id)}`;

export const editMessage = (which: Which, content: string) =>
  request<Message>('PATCH', at(which), { body: { content } });

export const deleteMessage = (which: Which) => request<unknown>('DELETE', at(which));

export const putReaction = (which: Which, emoji: string) =>
  request<void>('PUT', `${at(which)}/reactions/${part(emoji)}`);

export const deleteReaction = (which: Which, emoji: string) =>
  request<void>('DELETE', `${at(which)}/reactions/${part(emoji)}`);

/** All who reacted so, a page at a time; with `user` only that one or nobody. */
export const listReactors = (
  which: Which,
  emoji: string,
  more: { user?: string; after?: string },
) => {
  const query = new URLSearchParams(more);
  const list = `${at(which)}/reactions/${part(emoji)}`;
  return request<{ users: readonly string[]; next?: string }>(
    'GET',
    query.size === 0 ? list : `${list}?${query}`,
  );
};

/** Passes a message on; the same nonce again is the same message. */
export const forwardMessage = ({ channel: from, _id }: Which, channel: string, nonce: string) =>
  request<Message>('POST', '/api/sendmessage', {
    body: { channel, nonce, forward: { channel: from, _id } },
  });

/** Where what was passed on was said first; a refusal where I do not see it. */
export const getOrigin = (which: Which) =>
  request<{ channel: string; _id: string; seq: number }>('GET', `${at(which)}/origin`);

export const putPin = (which: Which) => request<unknown>('PUT', `${at(which)}/pin`);

export const deletePin = (which: Which) => request<unknown>('DELETE', `${at(which)}/pin`);

/** All of a room, the newest first. */
export const listPins = (channel: string) =>
  request<FoundMessages>('GET', `/api/channels/${part(channel)}/pins`);

export const listMentions = (next?: string) =>
  request<FoundMessages>(
    'GET',
    next === undefined ? '/api/mentions' : `/api/mentions?${new URLSearchParams({ before: next })}`,
  );

/** What a message was before its edits, for moderators. */
export const listVersions = async (which: Which) =>
  (await request<{ versions: readonly EarlierWords[] }>('GET', `${at(which)}/versions`)).versions;
