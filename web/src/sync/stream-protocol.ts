// What pages and the SharedWorker say to each other. Plain data only: it is structured-cloned.

import type { StreamEvent } from './apply-event';
import type { Connection } from './types';

export type ToWorker =
  /** Somebody is signed in here: open the stream if it is not. */
  | { type: 'open' }
  /** Sign-out in this page: end the stream, tell the other pages. */
  | { type: 'close' }
  /** Sign-in in this page: whatever stream there is belongs to an earlier session. */
  | { type: 'restart' }
  | { type: 'retry' }
  | { type: 'renew'; quietMs: number }
  /** The page goes away. */
  | { type: 'bye' };

export type FromWorker =
  /** First word to a new page, and the answer to `open` and `renew`: the worker lives. */
  | { type: 'welcome' }
  | { type: 'status'; connection: Connection }
  | { type: 'event'; event: StreamEvent }
  | { type: 'signed-out'; reason?: string | undefined }
  /** Another page has signed in; the stream is that session's now. */
  | { type: 'replaced' };
