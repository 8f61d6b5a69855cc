// Looking for messages, and keeping some for oneself.

import { part, request } from './http';
import type { FoundMessages } from './types';

const list = (path: string, query: Record<string, string>) => {
  const asked = new URLSearchParams(query);
  return request<FoundMessages>('GET', asked.size === 0 ? path : `${path}?${asked}`);
};

export type SearchOrder = 'newest' | 'best';

/** A page may be empty and yet have a `next`: the search goes on from there. The best come on one. */
export const search = (q: string, sort: SearchOrder, next?: string) =>
  list('/api/search', { q, sort, ...(next !== undefined && { before: next }) });

/** What I saved, the last saved first. */
export const listSaved = (next?: string) =>
  list('/api/saved', next === undefined ? {} : { before: next });

interface Which {
  channel: string;
  _id: string;
}

const shelf = ({ channel, _id }: Which) =>
  `/api/channels/${part(channel)}/messages/${part(_id)}/saved`;

export const saveMessage = (which: Which) => request<void>('PUT', shelf(which));

export const letMessageGo = (which: Which) => request<void>('DELETE', shelf(which));
