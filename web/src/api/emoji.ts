// The group's own emoji.

import { request } from './http';
import type { OwnEmoji } from './types';

export const listEmoji = async () =>
  (await request<{ emoji: OwnEmoji[] }>('GET', '/api/emoji')).emoji;
