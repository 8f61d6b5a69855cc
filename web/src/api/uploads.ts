// Uploads as the server takes them: tus 1.0.0 (https://tus.io/protocols/resumable-upload), creation,
// core and termination. Over XMLHttpRequest, since fetch does not tell how much of a body has left.
// Nothing here retries or remembers: sync/upload knows what an answer means.

import { ApiProblem, request as ask, parseRetryAfter, part } from './http';
import type { Problem } from './types';

const place = '/api/uploads';
const answerTimeoutMs = 20_000;
/** Bytes that move reset this; a line that moves none for so long is dead. */
const stalledAfterMs = 30_000;

/** Brings back what was taken away to make room; 404 once its bytes are gone. */
export const restoreFile = (id: string) => ask<void>('POST', `/api/files/${part(id)}/restore`);

interface Call {
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Blob;
  /** Bytes of the body that have left so far. */
  onSent?: (bytes: number) => void;
  signal: AbortSignal;
}

/** What an upload asks of the server. Each refusal is an ApiProblem, silence one with status 0. */
export interface UploadPort {
  /** The new upload's id. */
  create(size: number, name: string, signal: AbortSignal): Promise<string>;
  /** How many bytes the server has. */
  offset(id: string, signal: AbortSignal): Promise<number>;
  /** Appends `body` at `offset`; answers with the offset after it. */
  append(
    id: string,
    offset: number,
    body: Blob,
    onSent: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<number>;
  remove(id: string): Promise<void>;
}

export const uploadsOverHttp: UploadPort = {
  async create(size, name, signal) {
    const answer = await call({
      method: 'POST',
      path: place,
      headers: { 'Upload-Length': String(size), 'Upload-Metadata': `filename ${toBase64(name)}` },
      signal,
    });
    // Absolute behind some proxies; the id is its last part either way.
    const id = answer.getResponseHeader('Location')?.split('/').at(-1) ?? '';
    if (id === '') throw unclear();
    return decodeURIComponent(id);
  },

  async offset(id, signal) {
    return offsetOf(await call({ method: 'HEAD', path: `${place}/${part(id)}`, signal }));
  },

  async append(id, offset, body, onSent, signal) {
    const headers = {
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
    };
    const path = `${place}/${part(id)}`;
    return offsetOf(await call({ method: 'PATCH', path, headers, body, onSent, signal }));
  },

  async remove(id) {
    const { signal } = new AbortController();
    await call({ method: 'DELETE', path: `${place}/${part(id)}`, signal });
  },
};

function call({ method, path, headers, body, onSent, signal }: Call): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let patience: ReturnType<typeof setTimeout>;
    const giveUp = () => request.abort();
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(giveUp, body === undefined ? answerTimeoutMs : stalledAfterMs);
    };
    const end = (settle: () => void) => {
      clearTimeout(patience);
      signal.removeEventListener('abort', giveUp);
      settle();
    };
    request.open(method, path);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    for (const [name, value] of Object.entries(headers ?? {})) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded }) => {
      wait();
      onSent?.(loaded);
    };
    request.onload = () =>
      end(() => (request.status < 300 ? resolve(request) : reject(problemOf(request))));
    request.onerror = () => end(() => reject(silence()));
    request.onabort = () => end(() => reject(signal.aborted ? signal.reason : silence()));
    signal.addEventListener('abort', giveUp);
    wait();
    request.send(body ?? null);
  });
}

function problemOf(request: XMLHttpRequest): ApiProblem {
  const retryAfter = parseRetryAfter(request.getResponseHeader('Retry-After'), Date.now());
  let problem: Partial<Problem> = {};
  try {
    problem = JSON.parse(request.responseText) as Partial<Problem>;
  } catch {
    // HEAD has no body, and a proxy speaks in its own words: the status has to do.
  }
  return new ApiProblem({ ...problem, status: request.status }, retryAfter);
}

function offsetOf(answer: XMLHttpRequest): number {
  const header = answer.getResponseHeader('Upload-Offset') ?? '';
  if (!/^\d{1,15}$/.test(header)) throw unclear();
  return Number(header);
}

/** Whoever answered does not speak tus: worth a second try, as a proxy that is just starting. */
function unclear(): ApiProblem {
  return new ApiProblem({ status: 502, code: 'unclear_answer' });
}

function silence(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'no_answer', title: 'The server did not answer.' });
}

/** Standard Base64 (RFC 4648 section 4) of the UTF-8 bytes. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
