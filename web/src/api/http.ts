// The only place of fetch. One function per route that the client uses; each answers with the
// wire's own shape or throws ApiProblem. Nothing here retries: whoever calls knows what a second
// try means (the outbox has its nonce, a page has its button).

import type { Entry, Me, MessagePage, NewMessage, Problem, Snapshot } from './types';

/** No answer within this time counts as none: a phone that changed networks would wait for ever. */
const answerTimeoutMs = 20_000;

/** A proxy in between may answer in its own words: only the status is sure. */
type Refusal = Omit<Partial<Problem>, 'code' | 'field'> & {
  status: number;
  code?: string;
  field?: string | undefined;
};

/** `status` 0 and code `no_answer` when the server could not be reached at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly field: string | undefined;
  /** Milliseconds the server asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(problem: Refusal, retryAfter?: number) {
    const title = problem.title ?? 'The server refused this.';
    super(problem.detail ?? title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code ?? `http_${problem.status}`;
    this.title = title;
    this.detail = problem.detail ?? '';
    this.field = problem.field;
    this.retryAfter = retryAfter;
  }

  /** True when trying the very same thing later may work. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ status: 0, code: 'no_answer', title: 'The server did not answer.' });
}

/** Retry-After is seconds or a date (RFC 9110 section 10.2.3). */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const retryAfter = parseRetryAfter(response.headers.get('Retry-After'), Date.now());
  let problem: Partial<Problem> = {};
  try {
    problem = (await response.json()) as Partial<Problem>;
  } catch {
    // A proxy's own error page: the status alone has to do.
  }
  return new ApiProblem({ ...problem, status: response.status }, retryAfter);
}

interface Options {
  body?: unknown;
  /** Goes on after the page is gone; for read marks at pagehide. */
  keepalive?: boolean;
  /** Told of an answer that is no refusal. */
  onStatus?: (status: number) => void;
}

/** For the other files of this folder. */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const init: RequestInit = {
    method,
    headers: options.body === undefined ? {} : { 'Content-Type': 'application/json' },
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(answerTimeoutMs),
    keepalive: options.keepalive ?? false,
  };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    throw toProblem(error);
  }
  if (!response.ok) throw await readProblem(response);
  options.onStatus?.(response.status);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw toProblem(error);
  }
}

export const part = encodeURIComponent;

// First run, signing in and out.

export const getSetup = () => request<{ needed: boolean }>('GET', '/api/setup');

/** Already signed out is what was wanted: no refusal. */
export const signOut = () =>
  request<void>('DELETE', '/api/sessions/current').catch((error: unknown) => {
    if (toProblem(error).status !== 401) throw error;
  });

// Me.

export const getMe = () => request<Me>('GET', '/api/me');

// Snapshot, history, messages: for sync/ only; pages go through the client.

/** Without a channel the server chooses the first that I see. */
export const getSnapshot = (channel: string | undefined, limit: number) => {
  const query = new URLSearchParams({ limit: String(limit) });
  if (channel !== undefined) query.set('channel', channel);
  return request<Snapshot>('GET', `/api/snapshot?${query}`);
};

export type Place = { before: number } | { after: number } | { around: number } | 'newest';

export const getHistory = (channel: string, place: Place, limit: number) => {
  const query = new URLSearchParams({ limit: String(limit) });
  if (place !== 'newest') {
    for (const [name, seq] of Object.entries(place)) query.set(name, String(seq));
  }
  return request<MessagePage>('GET', `/api/channels/${part(channel)}/messages?${query}`);
};

/** A retry whose first attempt was stored, and deleted since, is answered with the tombstone. */
export const sendMessage = (body: NewMessage) =>
  request<Entry>('POST', '/api/sendmessage', { body });

export const putRead = (channel: string, seq: number, keepalive: boolean) =>
  request<void>('PUT', `/api/channels/${part(channel)}/read`, { body: { seq }, keepalive });

/** Whether the cookie still stands; for streams, which cannot tell 401 from other refusals. */
export async function checkSession(): Promise<'valid' | 'signed-out' | 'unknown'> {
  try {
    await getMe();
    return 'valid';
  } catch (error) {
    return toProblem(error).status === 401 ? 'signed-out' : 'unknown';
  }
}

/** Our own page as the server has it now, to notice that a newer client stands there. */
export async function fetchOwnPage(): Promise<string> {
  const response = await fetch('/', {
    credentials: 'same-origin',
    cache: 'no-cache',
    signal: AbortSignal.timeout(answerTimeoutMs),
  });
  if (!response.ok) throw await readProblem(response);
  return response.text();
}
