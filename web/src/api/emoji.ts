// The group's own emoji.

import { part, request } from './http';
import type { OwnEmoji } from './types';

export const listEmoji = async () =>
  (await request<{ emoji: OwnEmoji[] }>('GET', '/api/emoji')).emoji;

export const addEmoji = (name: string, aliases: readonly string[]) =>
  request<OwnEmoji>('POST', '/api/emoji', { body: { name, aliases } });

export const changeAliases = (name: string, aliases: readonly string[]) =>
  request<OwnEmoji>('PATCH', `/api/emoji/${part(name)}`, { body: { aliases } });

export const removeEmoji = (name: string) => request<void>('DELETE', `/api/emoji/${part(name)}`);
