/** Where a picture that moves may be put on the group's shelf from. Who can ask for it is there as long as the
 *  room is; what draws pictures knows nothing of shelves. */

import type { Attachment } from '../../sync/types';

export type Shelve = (one: Attachment) => void;

let shelve: Shelve | undefined;

/** From now on `ask` is how one is put there; the answer takes it back. */
export function offerShelf(ask: Shelve): () => void {
  shelve = ask;
  return () => {
    if (shelve === ask) shelve = undefined;
  };
}

/** Undefined where one cannot be put there: it stands still, is not ready, or nobody here may. */
export function shelving(one: Attachment): (() => void) | undefined {
  const ask = shelve;
  const moves = one.kind === 'image' ? one.animated : one.kind === 'video' && one.silent;
  if (ask === undefined || moves !== true || one.state !== 'ready') return undefined;
  // While its message is not confirmed it has no place on the server.
  return one.url.startsWith('/api/files/') ? () => ask(one) : undefined;
}
