// A page of another site, open in a browser that is signed in here, can change and hear nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { StreamReader, StreamRefused } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();
let cookie: string;
beforeAll(async () => {
  const answer = await exchange(suite.server.address, {
    method: 'POST',
    path: '/api/sessions',
    body: { username: 'mara', password: Person.passwordOf('mara') },
  });
  cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});

const post = (headers: Record<string, string>, body: unknown = { content: 'forged' }) =>
  exchange(suite.server.address, {
    method: 'POST',
    path: '/api/sendmessage',
    headers: { cookie, ...headers },
    body,
  });

const foreign: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['null, as a sandboxed frame sends it', { origin: 'null' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
  ['https of the same name', { origin: 'https://127.0.0.1' }],
  ['a name that begins with ours', { origin: 'http://127.0.0.1.evil.example' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
  ['our own origin but a cross-site fetch', { 'sec-fetch-site': 'cross-site', origin: 'OURS' }],
];

describe('a request from', () => {
  it('our own page is taken', async () => {
    const answer = await post(
      { origin: suite.server.address, 'sec-fetch-site': 'same-origin' },
      { content: 'mine' },
    );
    expect(answer.status).toBe(201);
  });

  it.each(foreign)('%s changes nothing', async (_, headers) => {
    const own = {
      ...headers,
      ...(headers['origin'] === 'OURS' ? { origin: suite.server.address } : {}),
    };
    const answer = await post(own);
    expect([answer.status, answer.json.code]).toEqual([403, 'foreign_origin']);
    for (const [method, path, body] of [
      ['DELETE', '/api/me', undefined],
      [
        'PUT',
        '/api/me/password',
        { current: Person.passwordOf('mara'), new: 'taken over by evil' },
      ],
      ['POST', '/api/invites', {}],
      ['DELETE', '/api/sessions', undefined],
      ['PUT', '/api/channels/home/read', { seq: 1 }],
      ['POST', '/api/sessions', { username: 'mara', password: Person.passwordOf('mara') }],
    ] as const) {
      const tried = await exchange(suite.server.address, {
        method,
        path,
        headers: { cookie, ...own },
        ...(body ? { body } : {}),
      });
      expect([method, path, tried.status]).toEqual([method, path, 403]);
    }
  });

  it.each(foreign)('%s opens no stream', async (_, headers) => {
    const own = {
      ...headers,
      ...(headers['origin'] === 'OURS' ? { origin: suite.server.address } : {}),
    };
    const refused = await StreamReader.open(suite.server.address, {
      headers: { cookie, ...own },
    }).then(
      (stream) => stream.close(),
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StreamRefused);
    expect((refused as StreamRefused).status).toBe(403);
  });

  it('a form of another site fails by its type as well', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await post(
        { 'content-type': type, origin: suite.server.address },
        '{"content":"forged"}',
      );
      expect(answer.status).toBe(415);
    }
  });

  it('anywhere gets no permission to read answers', async () => {
    const answer = await exchange(suite.server.address, {
      path: '/api/snapshot',
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const preflight = await exchange(suite.server.address, {
      method: 'OPTIONS',
      path: '/api/sendmessage',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('left no forged message behind', async () => {
    expect((await suite.owner.history()).filter((one) => one.content === 'forged')).toEqual([]);
  });
});

describe('behind a public address', () => {
  const named = withServer({ args: ['--public-url', 'https://snug.example'] });

  it('only that origin counts, and forwarded names of strangers do not', async () => {
    const ask = (headers: Record<string, string>) =>
      exchange(named.server.address, {
        method: 'POST',
        path: '/api/sessions',
        headers,
        body: { username: 'mara', password: Person.passwordOf('mara') },
      });
    expect((await ask({ origin: 'https://snug.example' })).status).toBe(201);
    const spoofed = {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    };
    expect((await ask(spoofed)).status).toBe(403);
  });

  it('invite links name it', async () => {
    const { url } = await named.owner.invite();
    expect(url).toMatch(/^https:\/\/snug\.example\/invite\//);
  });
});
