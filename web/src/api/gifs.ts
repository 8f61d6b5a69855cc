// The shelf of moving pictures that the group put up for itself.

import { part, request } from './http';
import type { GifItem, GifPage } from './types';

export type GifOrder = 'used' | 'new' | 'favourites';

export const listGifs = (q: string, sort: GifOrder, after?: string) => {
  const query = new URLSearchParams({ sort });
  if (q !== '') query.set('q', q);
  if (after !== undefined) query.set('after', after);
  return request<GifPage>('GET', `/api/gifs?${query}`);
};

/** `file`: of a message that I see, or an upload of mine that waits. `onStatus` is told 200 where the same
 *  bytes stood there already. */
export const addGif = (
  file: string,
  tags: readonly string[],
  onStatus?: (status: number) => void,
) => request<GifItem>('POST', '/api/gifs', { body: { file, tags }, ...(onStatus && { onStatus }) });

export const tagGif = (id: string, tags: readonly string[]) =>
  request<GifItem>('PATCH', `/api/gifs/${part(id)}`, { body: { tags } });

export const removeGif = (id: string) => request<void>('DELETE', `/api/gifs/${part(id)}`);

export const favourGif = (id: string, favourite: boolean) =>
  request<void>(favourite ? 'PUT' : 'DELETE', `/api/gifs/${part(id)}/favourite`);
