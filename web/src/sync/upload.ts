// How one file gets to the server, whatever happens to the line: asked for the offset after every
// interruption, begun anew when the server no longer knows it, in parts small enough for the proxies
// in between. Knows no list, no database and no page.

import { ApiProblem, toProblem } from '../api/http';
import type { UploadPort } from '../api/uploads';
import { backoffMs } from '../lib/backoff';

/** Bytes in one request: a proxy that keeps bodies keeps no more, and a refusal costs no more. */
export const partBytes = 8 * 1024 * 1024;
/** Answers that are no progress, in a row; a silent line does not count, it comes back one day. */
const refusalsMax = 8;
/** Uploads that the server forgot under our hands before we say so. */
const beginningsMax = 3;

export interface UploadStand {
  id: string;
  /** Bytes of which the server said that it has them, and those on their way. */
  sent: number;
}

export interface UploadWork {
  file: Blob;
  name: string;
  /** Of an upload that was begun before. */
  id: string | undefined;
  port: UploadPort;
  onStand: (stand: UploadStand) => void;
  /** The line is cut, or whoever answers is not the server; the next stand ends that. */
  onCut?: () => void;
  /** Settles after `ms`, or earlier when the line may be back. Rejects when it is called off. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  signal: AbortSignal;
}

const noSpace = 507;
const gone: ReadonlySet<number> = new Set([404, 410]);
/** Wrong offset (tus 1.0 core) and wrong checksum (tus 1.0 checksum extension). */
const disagreed: ReadonlySet<number> = new Set([409, 460]);

/** The id under which the server has the whole file. Throws ApiProblem for what a person must decide,
 *  the signal's reason when it was called off. */
export async function bring(work: UploadWork): Promise<string> {
  let { id } = work;
  let beginnings = 0;
  let refusals = 0;
  for (let silent = 0; ; ) {
    try {
      if (id === undefined) {
        beginnings += 1;
        id = await work.port.create(work.file.size, work.name, work.signal);
        await append(work, id, 0, () => (refusals = silent = 0));
      } else {
        const offset = await work.port.offset(id, work.signal);
        await append(work, id, offset, () => (refusals = silent = 0));
      }
      return id;
    } catch (error) {
      work.signal.throwIfAborted();
      const problem = toProblem(error);
      if (gone.has(problem.status) && id !== undefined && beginnings < beginningsMax) {
        id = undefined;
        continue;
      }
      if (!mayPass(problem)) throw problem;
      if (problem.status !== 0) refusals += 1;
      if (refusals > refusalsMax) throw problem;
      if (problem.status === 0 || problem.status >= 500) work.onCut?.();
      await work.pause(problem.retryAfter ?? backoffMs(silent), work.signal);
      silent += 1;
    }
  }
}

/** Whether the very same may be taken later, without anybody doing something about it. */
export function mayPass(problem: ApiProblem): boolean {
  if (problem.status === noSpace) return false;
  return problem.passing || disagreed.has(problem.status);
}

async function append(
  { file, port, onStand, signal }: UploadWork,
  id: string,
  from: number,
  onProgress: () => void,
): Promise<void> {
  let offset = from;
  onStand({ id, sent: offset });
  while (offset < file.size) {
    const start = offset;
    const body = file.slice(start, start + partBytes);
    const tell = (bytes: number) => onStand({ id, sent: Math.min(start + bytes, file.size) });
    offset = await port.append(id, start, body, tell, signal);
    if (offset > start) onProgress();
    onStand({ id, sent: offset });
  }
  // More than there is: whoever has that does not have this file.
  if (offset > file.size) throw new ApiProblem({ status: 404, code: 'not_this_file' });
}
