// The group's own emoji.

import { part, request } from './http';
import type { OwnEmoji, Square } from './types';

export const listEmoji = async () =>
  (await request<{ emoji: OwnEmoji[] }>('GET', '/api/emoji')).emoji;

interface EmojiDraft {
  readonly aliases: readonly string[];
  readonly picture?: Square;
}

export const addEmoji = (name: string, draft: EmojiDraft) =>
  request<OwnEmoji>('POST', '/api/emoji', { body: { name, ...draft } });

export const changeEmoji = (name: string, draft: EmojiDraft) =>
  request<OwnEmoji>('PATCH', `/api/emoji/${part(name)}`, { body: draft });

export const removeEmoji = (name: string) => request<void>('DELETE', `/api/emoji/${part(name)}`);
