// What is known of a file that a person shares, from the moment it is picked until a message with it
// stands in the room. Pure: orders, limits, what is kept over a reload.

import { ApiProblem } from '../api/http';
import type { FileUse, GifItem } from '../api/types';
import { type FileKind, kindOf } from '../lib/file-kind';
import type { Refused } from './types';
import { mayPass } from './upload';

export interface SharedFile {
  /** This client's own name for it; the outbox refers to it. */
  key: string;
  channel: string;
  /** As it will be called; what it was called where it came from is part of `print`. */
  name: string;
  type: string;
  size: number;
  kind: FileKind;
  alt: string;
  spoiler: boolean;
  width?: number;
  height?: number;
  /** `gone`: after a reload the browser no longer has its bytes; choosing it again goes on. */
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'gone';
  /** Bytes the server has, or that are on their way. */
  sent: number;
  /** The line is cut: it goes on by itself when it is back. */
  cut?: boolean;
  /** A blob: address of this page; absent while the bytes are. */
  preview?: string;
  /** Its bytes are only in this page: closing it before they are sent loses them. */
  loose?: boolean;
  /** Stands on the group's shelf: the server has it, nothing is uploaded. */
  shelf?: ShelfLook;
  problem?: Refused & { status: number };
}

/** What of a shelf's item is needed to draw it before its message stands. */
export type ShelfLook = Pick<GifItem, 'kind' | 'url' | 'thumb' | 'poster' | 'thumbhash'>;

/** What stands in the browser's database. */
export interface KeptFile {
  key: string;
  channel: string;
  name: string;
  type: string;
  size: number;
  alt: string;
  spoiler: boolean;
  width?: number;
  height?: number;
  /** Recognises the same file when it is chosen again. */
  print: string;
  /** Place in the tray. */
  order: number;
  /** When it was last touched, for forgetting what nobody came back for. */
  at: number;
  /** The server's name for the upload. */
  id?: string;
  done?: true;
  shelf?: ShelfLook;
  /** Of the message that it was last posted with. */
  nonce?: string;
}

/** Of all files that wait: copied into the browser's database they take their size once more, and of much more a
 *  phone's browser would throw the database away. What does not fit is chosen again after a reload. */
export const keptBytesMax = 64 * 1024 * 1024;
/** The server ends unfinished uploads after a day; a week covers hosts that wait longer. */
export const keptForMs = 7 * 86_400_000;

type Chosen = Pick<File, 'name' | 'size' | 'type' | 'lastModified'>;

/** Two files with the same print are taken for one. A wrong guess is caught by nobody, so all that the
 *  browser tells without reading goes in. */
export function printOf({ name, size, type, lastModified }: Chosen): string {
  return JSON.stringify([name, size, type, lastModified]);
}

export type Refusal =
  | { why: 'too-large'; name: string; size: number; max: number }
  | { why: 'too-many'; max: number };

/** Who may come in: the first ones, as many as there is room, none above the limit. */
export function admit<F extends Pick<File, 'name' | 'size'>>(
  files: readonly F[],
  there: number,
  limits: { attachments_max: number; upload_max: number },
): { admitted: F[]; refused: Refusal[] } {
  const { attachments_max: most, upload_max: max } = limits;
  const fitting = files.filter((file) => file.size <= max);
  const admitted = fitting.slice(0, Math.max(0, most - there));
  const refused = files
    .filter((file) => file.size > max)
    .map(({ name, size }): Refusal => ({ why: 'too-large', name, size, max }));
  if (admitted.length < fitting.length) refused.push({ why: 'too-many', max: most });
  return { admitted, refused };
}

/** The list with `key` as it is now; `without` leaves it. */
export function changed(
  list: readonly SharedFile[],
  key: string,
  change: Partial<SharedFile>,
  without?: 'problem',
): SharedFile[] {
  return list.map((file) => {
    if (file.key !== key) return file;
    const next = { ...file, ...change };
    if (without !== undefined) delete next[without];
    return next;
  });
}

/** The list with `key` standing at `to` among those of its channel; the others keep their order. */
export function moved(list: readonly SharedFile[], key: string, to: number): SharedFile[] {
  const one = list.find((file) => file.key === key);
  if (one === undefined) return [...list];
  const beside = list.filter((file) => file.channel === one.channel && file !== one);
  beside.splice(Math.max(0, Math.min(to, beside.length)), 0, one);
  let next = 0;
  return list.map((file) => (file.channel === one.channel ? (beside[next++] ?? file) : file));
}

/** `here`: the browser has its bytes. */
export function toShared(kept: KeptFile, here: boolean): SharedFile {
  const { key, channel, name, type, size, alt, spoiler, width, height, done, shelf } = kept;
  const sent = done ? size : 0;
  const state = done ? 'done' : here ? 'waiting' : 'gone';
  return {
    key,
    channel,
    name,
    type,
    size,
    kind: kindOf(type),
    alt,
    spoiler,
    state,
    sent,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(shelf !== undefined && { shelf, kind: shelf.kind }),
  };
}

/** As it goes into a message of this channel, from the shelf. */
export function fromShelf(item: GifItem, key: string, channel: string): Omit<KeptFile, 'order'> {
  const { id, tags, type, size, width, height, kind, url, thumb, poster, thumbhash } = item;
  return {
    key,
    channel,
    name: tags.join(' ') || 'GIF',
    type,
    size,
    alt: tags.join(', '),
    spoiler: false,
    width,
    height,
    // Never chosen again: no file of this device has this print.
    print: '',
    at: Date.now(),
    id,
    done: true,
    shelf: {
      kind,
      url,
      ...(thumb !== undefined && { thumb }),
      ...(poster !== undefined && { poster }),
      ...(thumbhash !== undefined && { thumbhash }),
    },
  };
}

export function toUse({ name, alt, spoiler, shelf }: SharedFile, id: string): FileUse {
  const more = { ...(alt !== '' && { alt }), ...(spoiler && { spoiler: true as const }) };
  // What comes from the shelf keeps the name of its file.
  return shelf ? { id, ...more } : { id, name, ...more };
}

/** Ours, not the server's: somebody took it off the shelf before it was sent. */
export const offShelf = { status: 410, code: 'off_shelf', title: 'It is no longer on the shelf.' };

/** Ours, not the server's: the browser no longer has the bytes. */
export function goneProblem(): ApiProblem {
  return new ApiProblem({ status: 410, code: 'file_gone', title: 'The file is no longer here.' });
}

/** Whether a message with it would be held up by it for good: somebody has to do something first. */
export function holdsUp({ state, problem }: Pick<SharedFile, 'state' | 'problem'>): boolean {
  if (state !== 'failed') return state === 'gone';
  return problem !== undefined && !mayPass(new ApiProblem(problem));
}

/** Bytes that are no longer here, and more of them than the server ever takes: the same again changes nothing. */
const forGood: ReadonlySet<string> = new Set(['file_gone', 'off_shelf', 'body_too_large']);

export function mayRetry(problem: Pick<Refused, 'code'> | undefined): boolean {
  return problem === undefined || !forGood.has(problem.code);
}

/** In the words of whoever refused. */
export function toProblemShown({ status, code, message, field }: ApiProblem) {
  return { status, code, title: message, field };
}
