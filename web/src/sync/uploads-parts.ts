// What the files on their way need of the world around them: the browser's database, the line, the page.

import type { UploadPort } from '../api/uploads';
import type { PictureSize } from '../lib/picture-size';
import type { KeptFile } from './file-list';
import type { KeptValues } from './kept';

export interface UploadsParts {
  kept: KeptValues<KeptFile>;
  /** The bytes of as many as there is room for, apart, since what is known of a file is written more often. */
  bytes: KeptValues<Blob>;
  port: UploadPort;
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Runs `work` while no other page of this browser runs work of this name. */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** `onRoom` is called when another page of this browser has taken bytes out of the database; returns what tells
   *  the others the same. */
  onRoom(onRoom: () => void): () => void;
  /** A blob: address for the bytes, and the end of one. */
  show(file: Blob): string;
  hide(address: string): void;
  /** Whether a message of mine with this nonce is known to stand. */
  stands(nonce: string): boolean;
  /** Whether closing the page has to be asked for: bytes would be lost. */
  guard(on: boolean): void;
  measure(address: string, kind: 'image' | 'video'): Promise<PictureSize | undefined>;
}

/** What is known of a file beyond what is shown. */
export interface Held {
  kept: KeptFile;
  file: Blob | undefined;
  /** Found in the database, where another page may end it. */
  found: boolean;
  off: AbortController;
}
