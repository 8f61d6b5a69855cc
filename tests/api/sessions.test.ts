import { describe, expect, it } from 'vitest';
import { type Answer, exchange } from '../lib/http.ts';
import { Person, unique } from '../lib/person.ts';
import { replicaSet, SnugServer } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();
const signIn = (username: unknown, password: unknown, more: Record<string, unknown> = {}) =>
  exchange(suite.server.address, {
    method: 'POST',
    path: '/api/sessions',
    body: { username, password, ...more },
  });

const cookieOf = (answer: Answer) => answer.headers['set-cookie']?.[0] ?? '';

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signIn('mara', Person.passwordOf('mara'));
    expect(answer.status).toBe(201);
    expect(answer.json.token).toBeUndefined();
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^snug=[A-Za-z0-9_-]{40,};/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    const me = await exchange(suite.server.address, {
      path: '/api/me',
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(me.json.username).toBe('mara');
  });

  it('with bearer gives a token and no cookie', async () => {
    const answer = await signIn('mara', Person.passwordOf('mara'), { bearer: true });
    expect(answer.json.token).toMatch(/^[A-Za-z0-9_-]{40,}$/);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('gives a new session each time, whatever cookie came along', async () => {
    const preset = `snug=${'A'.repeat(43)}`;
    const answer = await exchange(suite.server.address, {
      method: 'POST',
      path: '/api/sessions',
      headers: { cookie: preset },
      body: { username: 'mara', password: Person.passwordOf('mara') },
    });
    expect(answer.status).toBe(201);
    expect(cookieOf(answer)).not.toContain(preset);
    const fixed = await exchange(suite.server.address, {
      path: '/api/me',
      headers: { cookie: preset },
    });
    expect(fixed.status).toBe(401);
  });

  it('says the same of an unknown name and of a wrong password', async () => {
    const [unknown, wrong] = [
      await signIn('nobodyhere', 'not the password'),
      await signIn('mara', 'not the password'),
    ];
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.text).toBe(wrong.text);
    expect(unknown.json.code).toBe('wrong_credentials');
    const head = (answer: typeof wrong) => Object.keys(answer.headers).sort();
    expect(head(unknown)).toEqual(head(wrong));
  });

  it('takes the same time for both', async () => {
    const took = async (username: string) => {
      const start = performance.now();
      await signIn(username, 'not the password');
      return performance.now() - start;
    };
    // Turn about, and the quickest of each: what else the machine does only ever adds.
    const [unknown, known]: [number[], number[]] = [[], []];
    for (let i = 0; i < 12; i += 1) {
      unknown.push(await took('nobodyhere'));
      known.push(await took('mara'));
    }
    const [a, b] = [Math.min(...unknown), Math.min(...known)];
    expect(Math.abs(a - b)).toBeLessThan(Math.max(5, 0.3 * b));
  });

  it.each([
    ['no fields', {}],
    ['numbers', { username: 5, password: 6 }],
    ['operators', { username: { $gt: '' }, password: { $ne: null } }],
  ])('with %s is 400', async (_, body) => {
    const answer = await exchange(suite.server.address, {
      method: 'POST',
      path: '/api/sessions',
      body,
    });
    expect([answer.status, answer.json.code]).toEqual([400, 'bad_request']);
  });

  it.skipIf(replicaSet)('stores no secret in the clear', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const invited = await suite.owner.invite();
    const files = readdirSync(suite.server.data).filter(
      (name) => /\.(db|sqlite|wal|db-wal)/.test(name) || name.includes('wal'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      const bytes = readFileSync(join(suite.server.data, name));
      for (const secret of [suite.owner.token, invited.code, Person.passwordOf('mara')]) {
        expect(bytes.includes(secret), `${name} holds a secret`).toBe(false);
      }
    }
  });
});

describe('devices', () => {
  it('are listed, the present one marked', async () => {
    const tavi = await suite.owner.bring();
    const phone = await tavi.again();
    const { sessions } = await phone.must(200, 'GET', '/api/sessions');
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
  });

  it('signed out no longer enter, and their streams end within a second', async () => {
    const tavi = await suite.owner.bring();
    const phone = await tavi.again();
    const stream = await phone.listen();
    await stream.until('caught_up');
    const { sessions } = await tavi.must(200, 'GET', '/api/sessions');
    const other = sessions.find((one: { current: boolean }) => !one.current);
    const start = Date.now();
    await tavi.must(204, 'DELETE', `/api/sessions/${other.id}`);
    await stream.closed;
    expect(Date.now() - start).toBeLessThan(1000);
    expect(stream.seen.at(-1)?.name).toBe('signed_out');
    expect((await phone.ask('GET', '/api/me')).status).toBe(401);
    expect((await tavi.ask('GET', '/api/me')).status).toBe(200);
  });

  it('of somebody else are not there', async () => {
    const tavi = await suite.owner.bring();
    const { sessions } = await suite.owner.must(200, 'GET', '/api/sessions');
    const answer = await tavi.ask('DELETE', `/api/sessions/${sessions[0].id}`);
    expect([answer.status, answer.json.code]).toEqual([404, 'not_found']);
  });

  it('all others can be signed out at once', async () => {
    const tavi = await suite.owner.bring();
    const others = [await tavi.again(), await tavi.again()];
    const streams = await Promise.all([tavi, ...others].map((one) => one.listen()));
    await Promise.all(streams.map((one) => one.until('caught_up')));
    await tavi.must(204, 'DELETE', '/api/sessions');
    await Promise.all(streams.slice(1).map((one) => one.closed));
    expect(streams[0]?.isClosed).toBe(false);
    streams[0]?.close();
    for (const one of others) expect((await one.ask('GET', '/api/me')).status).toBe(401);
  });

  it('sign themselves out and clear the cookie', async () => {
    const cookie = cookieOf(await signIn('mara', Person.passwordOf('mara'))).split(';')[0] ?? '';
    const origin = suite.server.address;
    const out = await exchange(origin, {
      method: 'DELETE',
      path: '/api/sessions/current',
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
    });
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toMatch(/^snug=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i);
    expect((await exchange(origin, { path: '/api/me', headers: { cookie } })).status).toBe(401);
  });
});

describe('a new password', () => {
  it('ends the other sessions and their streams within a second', async () => {
    const tavi = await suite.owner.bring();
    const [phone, tablet] = [await tavi.again(), await tavi.again()];
    const streams = await Promise.all([tavi, phone, tablet].map((one) => one.listen()));
    await Promise.all(streams.map((one) => one.until('caught_up')));
    const current = Person.passwordOf(tavi.username);
    const start = Date.now();
    await tavi.must(204, 'PUT', '/api/me/password', { current, new: 'quite another password' });
    const answered = Date.now();
    await Promise.all(streams.slice(1).map((one) => one.closed));
    expect(Date.now() - answered).toBeLessThan(1000);
    expect(answered - start).toBeLessThan(5000);
    expect(streams[0]?.isClosed).toBe(false);
    streams[0]?.close();
    expect((await phone.ask('GET', '/api/me')).status).toBe(401);
    expect((await signIn(tavi.username, current)).status).toBe(401);
    expect((await signIn(tavi.username, 'quite another password')).status).toBe(201);
  });

  it('needs the present one', async () => {
    const tavi = await suite.owner.bring();
    const answer = await tavi.ask('PUT', '/api/me/password', {
      current: 'a guess',
      new: 'quite another password',
    });
    expect([answer.status, answer.json.code, answer.json.field]).toEqual([
      403,
      'wrong_credentials',
      'current',
    ]);
  });

  it.each(['short', 'x'.repeat(257), ''])('such as "%s" is refused', async (wish) => {
    const answer = await suite.owner.ask('PUT', '/api/me/password', {
      current: Person.passwordOf('mara'),
      new: wish,
    });
    expect([answer.status, answer.json.field]).toEqual([422, 'new']);
  });
});

describe('a one-time sign-in link', () => {
  const use = (url: string, body: Record<string, unknown> = {}) =>
    exchange(suite.server.address, {
      method: 'POST',
      path: `/api/links/${url.split('/').at(-1)}`,
      body: { bearer: true, ...body },
    });

  it('brings back who forgot, once', async () => {
    const tavi = await suite.owner.bring();
    const link = await suite.owner.must(201, 'POST', `/api/members/${tavi.username}/link`, {});
    expect(link.url).toMatch(/\/link\/[A-Za-z0-9_-]{20,}$/);
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(link.url)));
    const won = answers.filter((one) => one.status === 201);
    expect(won).toHaveLength(1);
    expect(won[0]?.json.me.username).toBe(tavi.username);
    for (const lost of answers.filter((one) => one.status !== 201)) {
      expect(['link_gone', 'not_found']).toContain(lost.json.code);
    }
  });

  it('may carry a new password, which ends all other sessions', async () => {
    const tavi = await suite.owner.bring();
    const link = await suite.owner.must(201, 'POST', `/api/members/${tavi.username}/link`, {});
    expect((await use(link.url, { password: 'tiny' })).status).toBe(422);
    expect((await use(link.url, { password: 'my new password' })).status).toBe(201);
    expect((await tavi.ask('GET', '/api/me')).status).toBe(401);
    expect((await signIn(tavi.username, 'my new password')).status).toBe(201);
  });

  it('brings back who was kicked', async () => {
    const tavi = await suite.owner.bring();
    await suite.owner.must(204, 'DELETE', `/api/members/${tavi.username}`);
    const link = await suite.owner.must(201, 'POST', `/api/members/${tavi.username}/link`, {});
    const back = await use(link.url);
    expect([back.status, back.json.me.role]).toEqual([201, 'member']);
  });

  it('is made for lower roles only', async () => {
    const moderator = await suite.owner.bring('moderator');
    const equal = await suite.owner.bring('moderator');
    for (const [who, whom] of [
      [moderator, 'mara'],
      [moderator, equal.username],
      [suite.owner, 'mara'],
    ] as const) {
      expect((await who.ask('POST', `/api/members/${whom}/link`, {})).status).toBe(403);
    }
  });

  it('that never was is 404', async () => {
    expect((await use(`/${'A'.repeat(22)}`)).status).toBe(404);
  });
});

describe('guessing', () => {
  it('is slowed down without locking the owner out', async () => {
    const server = await SnugServer.start({ limits: 'default' });
    try {
      const owner = await server.setUp();
      const ask = (password: string, headers: Record<string, string> = {}) =>
        exchange(server.address, {
          method: 'POST',
          path: '/api/sessions',
          headers,
          body: { username: 'mara', password },
        });
      const first = await ask(Person.passwordOf('mara'));
      const device = cookieOf(first).split(';')[0] ?? '';
      const deviceCookies = (first.headers['set-cookie'] ?? [])
        .map((one) => one.split(';')[0])
        .join('; ');
      const statuses: number[] = [];
      for (let i = 0; i < 14; i += 1) statuses.push((await ask(unique('guess'))).status);
      expect(statuses.slice(0, 8)).toEqual(Array(8).fill(401));
      expect(statuses.at(-1)).toBe(429);
      expect((await ask(Person.passwordOf('mara'))).status).toBe(429);
      const known = await ask(Person.passwordOf('mara'), { cookie: deviceCookies || device });
      expect([known.status, 'a device that signed in before']).toEqual([
        201,
        'a device that signed in before',
      ]);
      expect((await owner.ask('GET', '/api/me')).status).toBe(200);
    } finally {
      await server.dispose();
    }
  });

  it('from one address at many names is slowed down too', async () => {
    const server = await SnugServer.start({ args: ['--limit', 'signin_per_address=5'] });
    try {
      await server.setUp();
      const statuses: number[] = [];
      for (let i = 0; i < 8; i += 1) {
        const body = { username: unique('who'), password: 'whatever it is' };
        statuses.push(
          (await exchange(server.address, { method: 'POST', path: '/api/sessions', body })).status,
        );
      }
      expect(statuses.filter((one) => one === 401).length).toBeLessThanOrEqual(5);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await server.dispose();
    }
  });

  it('by sixty at once hashes few at a time and refuses the rest', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => signIn('mara', 'not the password')),
    );
    for (const answer of answers) expect([401, 503, 429]).toContain(answer.status);
    expect(answers.some((answer) => answer.status === 401)).toBe(true);
    expect(answers.some((answer) => answer.status === 503)).toBe(true);
    expect((await suite.owner.ask('GET', '/api/me')).status).toBe(200);
  });
});
