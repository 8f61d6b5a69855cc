// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ApiProblem,
  checkSession,
  getHistory,
  parseRetryAfter,
  sendMessage,
  toProblem,
} from './http';

afterEach(() => {
  vi.unstubAllGlobals();
});

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(async () => Response.json(body, { status, headers }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  try {
    await call;
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('It was not refused');
}

const post = () => sendMessage({ content: 'hello', channel: 'home', nonce: 'n' });

describe('a refusal', () => {
  it('brings the code, the field and the wait of the server', async () => {
    const body = { type: 'about:blank', title: 'Slow down', status: 429, code: 'rate_limited' };
    answer(429, { ...body, detail: 'Too fast', field: 'content' }, { 'Retry-After': '3' });
    expect(await problemOf(post())).toMatchObject({
      status: 429,
      code: 'rate_limited',
      title: 'Slow down',
      detail: 'Too fast',
      field: 'content',
      retryAfter: 3000,
      passing: true,
    });
  });

  it('survives an error page that is no problem document', async () => {
    vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await problemOf(post())).toMatchObject({ status: 502, code: 'http_502', passing: true });
  });

  it('is told apart from no answer at all', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await problemOf(post())).toMatchObject({ status: 0, code: 'no_answer', passing: true });
  });

  it('is final when the very same thing can never work', async () => {
    for (const status of [400, 403, 404, 409, 413, 415, 422]) {
      answer(status, { code: 'x', title: 'x' });
      expect((await problemOf(post())).passing).toBe(false);
    }
    for (const status of [408, 429, 500, 503, 507]) {
      answer(status, { code: 'x', title: 'x' });
      expect((await problemOf(post())).passing).toBe(true);
    }
  });

  it('counts an answer that breaks off as none', async () => {
    vi.stubGlobal('fetch', async () => new Response('{"_id":', { status: 201 }));
    expect(await problemOf(post())).toMatchObject({ status: 0, passing: true });
  });
});

describe('a request', () => {
  it('sends JSON with its content type, and a body only where there is one', async () => {
    const fetch = answer(201, {});
    await post();
    await getHistory('home', { before: 5 }, 50);
    const calls = fetch.mock.calls as unknown as [string, RequestInit][];
    expect(calls[0]?.[1]).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'same-origin',
    });
    expect(calls[1]?.[0]).toBe('/api/channels/home/messages?limit=50&before=5');
    expect(calls[1]?.[1].body).toBeUndefined();
  });

  it('escapes what it puts into a path', async () => {
    const fetch = answer(200, { messages: [] });
    await getHistory('../x', 'newest', 1);
    const calls = fetch.mock.calls as unknown as [string][];
    expect(calls[0]?.[0]).toBe('/api/channels/..%2Fx/messages?limit=1');
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-11-22T19:00:00Z');

  it('reads seconds and dates, and nothing else', () => {
    expect(parseRetryAfter('7', now)).toBe(7000);
    expect(parseRetryAfter('Sun, 22 Nov 2026 19:00:05 GMT', now)).toBe(5000);
    expect(parseRetryAfter('Sun, 22 Nov 2026 18:00:00 GMT', now)).toBe(0);
    expect(parseRetryAfter('-3', now)).toBe(0);
    expect(parseRetryAfter('soon', now)).toBeUndefined();
    expect(parseRetryAfter('', now)).toBeUndefined();
    expect(parseRetryAfter(null, now)).toBeUndefined();
  });
});

describe('checkSession', () => {
  it('tells signed out from any other trouble', async () => {
    answer(401, { code: 'not_signed_in' });
    expect(await checkSession()).toBe('signed-out');
    answer(503, { code: 'busy' });
    expect(await checkSession()).toBe('unknown');
    answer(200, { username: 'ana' });
    expect(await checkSession()).toBe('valid');
  });
});
