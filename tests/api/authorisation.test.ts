// Every route of the server's own table × every kind of caller. A route without a row here fails,
// so nobody can add one without saying who may use it.
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person, type Role, unique } from '../lib/person.ts';
import { routes } from '../lib/protocol.ts';
import { binary } from '../lib/server.ts';
import { StreamReader, StreamRefused } from '../lib/stream.ts';
import { type Suite, withServer } from '../lib/suite.ts';

type Caller = 'anon' | 'outsider' | 'kicked' | Role;
const callers: Caller[] = ['anon', 'outsider', 'kicked', 'guest', 'member', 'moderator', 'owner'];

interface Prepared {
  path: string;
  body?: unknown;
  /** Who asks, where the row needs a fresh person of that role. */
  as?: Person;
}
interface Row {
  prepare: (suite: Suite, me: Person | undefined, role: Caller) => Promise<Prepared> | Prepared;
  /** For guest, member, moderator, owner; those who are not in get 401 unless `open` says otherwise. */
  expect: [number, number, number, number];
  open?: number;
}

const at = (path: string, body?: unknown) => () => ({ path, body });
const fresh = (suite: Suite, role: Caller) =>
  suite.owner.bring((callers.indexOf(role) < 3 ? 'member' : role) as Role);
const others = async ({ owner }: Suite) =>
  `/api/channels/home/messages/${(await owner.say('mine'))._id}`;

const table: Record<string, Row> = {
  'GET /api/setup': { prepare: at('/api/setup'), expect: [200, 200, 200, 200], open: 200 },
  'POST /api/setup': {
    prepare: at('/api/setup', {
      token: 'A'.repeat(22),
      server_name: 'x',
      username: 'second',
      password: 'long enough',
    }),
    expect: [409, 409, 409, 409],
    open: 409,
  },
  'POST /api/sessions': {
    prepare: at('/api/sessions', { username: 'mara', password: 'a wrong password', bearer: true }),
    expect: [401, 401, 401, 401],
    open: 401,
  },
  'GET /api/sessions': { prepare: at('/api/sessions'), expect: [200, 200, 200, 200] },
  'DELETE /api/sessions': { prepare: at('/api/sessions'), expect: [204, 204, 204, 204] },
  'DELETE /api/sessions/current': {
    prepare: async (suite, me, role) =>
      me && callers.indexOf(role) > 2
        ? { path: '/api/sessions/current', as: await me.again() }
        : { path: '/api/sessions/current' },
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/sessions/{id}': {
    prepare: async ({ owner }, _me, role) => {
      const victim = await owner.bring();
      const { sessions } = await victim.must(200, 'GET', '/api/sessions');
      return { path: `/api/sessions/${role === 'anon' ? 'x' : sessions[0].id}` };
    },
    expect: [404, 404, 404, 404],
  },
  'GET /api/me': { prepare: at('/api/me'), expect: [200, 200, 200, 200] },
  'PATCH /api/me': { prepare: at('/api/me', { bio: 'hello' }), expect: [200, 200, 200, 200] },
  'DELETE /api/me': {
    prepare: async (suite, me, role) =>
      role === 'owner' || callers.indexOf(role) < 3
        ? { path: '/api/me' }
        : { path: '/api/me', as: await fresh(suite, role) },
    expect: [204, 204, 204, 409],
  },
  'PUT /api/me/password': {
    prepare: at('/api/me/password', { current: 'a wrong password', new: 'another long one' }),
    expect: [403, 403, 403, 403],
  },
  'POST /api/invites': { prepare: at('/api/invites', {}), expect: [403, 201, 201, 201] },
  'GET /api/invites': { prepare: at('/api/invites'), expect: [200, 200, 200, 200] },
  'GET /api/invites/{code}': {
    prepare: async ({ owner }) => ({ path: `/api/invites/${(await owner.invite()).code}` }),
    expect: [200, 200, 200, 200],
    open: 200,
  },
  'DELETE /api/invites/{code}': {
    prepare: async ({ owner }) => ({ path: `/api/invites/${(await owner.invite()).code}` }),
    expect: [404, 404, 204, 204],
  },
  'POST /api/invites/{code}/accept': {
    prepare: at('/api/invites/AAAAAAAAAAAAAAAAAAAAAA/accept', {
      username: 'nobodynew',
      password: 'long enough',
    }),
    expect: [404, 404, 404, 404],
    open: 404,
  },
  'POST /api/links/{code}': {
    prepare: at('/api/links/AAAAAAAAAAAAAAAAAAAAAA', {}),
    expect: [404, 404, 404, 404],
    open: 404,
  },
  'GET /api/members': { prepare: at('/api/members'), expect: [200, 200, 200, 200] },
  'PATCH /api/members/{username}': {
    prepare: async (suite) => ({
      path: `/api/members/${(await suite.owner.bring('guest')).username}`,
      body: { role: 'member' },
    }),
    expect: [403, 403, 200, 200],
  },
  'DELETE /api/members/{username}': {
    prepare: async (suite) => ({ path: `/api/members/${(await suite.owner.bring()).username}` }),
    expect: [403, 403, 204, 204],
  },
  'POST /api/members/{username}/link': {
    prepare: async (suite) => ({
      path: `/api/members/${(await suite.owner.bring('guest')).username}/link`,
      body: {},
    }),
    expect: [403, 403, 201, 201],
  },
  'GET /api/snapshot': { prepare: at('/api/snapshot'), expect: [200, 200, 200, 200] },
  'POST /api/sendmessage': {
    prepare: at('/api/sendmessage', { content: 'may I' }),
    expect: [201, 201, 201, 201],
  },
  'GET /api/channels/{channel}/messages': {
    prepare: at('/api/channels/home/messages'),
    expect: [200, 200, 200, 200],
  },
  'PATCH /api/channels/{channel}/messages/{id}': {
    prepare: async (suite) => {
      const friend = await suite.owner.bring();
      return {
        path: `/api/channels/home/messages/${(await friend.say('hands off'))._id}`,
        body: { content: 'changed' },
      };
    },
    expect: [403, 403, 403, 403],
  },
  'DELETE /api/channels/{channel}/messages/{id}': {
    prepare: async (suite) => ({ path: await others(suite) }),
    expect: [403, 403, 204, 204],
  },
  'PUT /api/channels/{channel}/read': {
    prepare: at('/api/channels/home/read', { seq: 1 }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/messagestream': { prepare: at('/api/messagestream'), expect: [200, 200, 200, 200] },
  'GET /up': { prepare: at('/up'), expect: [200, 200, 200, 200], open: 200 },
  'GET /ready': { prepare: at('/ready'), expect: [200, 200, 200, 200], open: 200 },
};

/** Captures by place, not by name. */
const shape = (method: string, path: string) => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;

const served: string[] = execFileSync(binary, ['serve', '--routes'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { method: string; pattern: string })
  .filter(
    (row) => row.pattern.startsWith('/api') || row.pattern === '/up' || row.pattern === '/ready',
  )
  .map((row) => shape(row.method.toUpperCase(), row.pattern));

describe('the route table', () => {
  it('has a row here for each route', () => {
    const rows = new Set(
      Object.keys(table).map((key) => shape(key.split(' ')[0] ?? '', key.split(' ')[1] ?? '')),
    );
    expect(served.filter((route) => !rows.has(route))).toEqual([]);
  });

  it('is what the description says, no more and no less', () => {
    expect([...new Set(served)].sort()).toEqual(
      routes.map((row) => shape(row.method, row.path)).sort(),
    );
  });
});

describe('who may', () => {
  const people: Partial<Record<Caller, Person>> = {};
  const suite = withServer({}, async ({ owner }) => {
    people.owner = owner;
    for (const role of ['moderator', 'member', 'guest'] as const)
      people[role] = await owner.bring(role);
    people.outsider = new Person(owner.address, 'nobody', 'A'.repeat(43));
    people.kicked = await owner.bring();
    await owner.must(204, 'DELETE', `/api/members/${people.kicked.username}`);
  });

  async function status(method: string, caller: Caller, prepared: Prepared): Promise<number> {
    const who = prepared.as ?? people[caller];
    if (prepared.path === '/api/messagestream') {
      return StreamReader.open(suite.server.address, { headers: who?.bearer ?? {} }).then(
        (stream) => (stream.close(), 200),
        (error: StreamRefused) => error.status,
      );
    }
    const asked = { method, path: prepared.path, headers: who?.bearer ?? {} };
    return (
      await exchange(
        suite.server.address,
        prepared.body === undefined ? asked : { ...asked, body: prepared.body },
      )
    ).status;
  }

  for (const [route, row] of Object.entries(table)) {
    it(route, async () => {
      const [method = ''] = route.split(' ');
      const got: Record<string, number> = {};
      const wanted: Record<string, number> = {};
      for (const [i, caller] of callers.entries()) {
        const prepared = await row.prepare(suite, people[caller], caller);
        got[caller] = await status(method, caller, prepared);
        wanted[caller] = i < 3 ? (row.open ?? 401) : (row.expect[i - 3] ?? 0);
      }
      expect(got).toEqual(wanted);
    });
  }

  describe('and above one’s rank nobody', () => {
    let equal: Person;
    beforeAll(async () => {
      equal = await suite.owner.bring('moderator');
    });

    it.each(['kick', 'demote', 'link'])('may %s an equal or a higher one', async (what) => {
      const moderator = people.moderator as Person;
      for (const target of [equal.username, 'mara']) {
        const answer =
          what === 'kick'
            ? await moderator.ask('DELETE', `/api/members/${target}`)
            : what === 'demote'
              ? await moderator.ask('PATCH', `/api/members/${target}`, { role: 'guest' })
              : await moderator.ask('POST', `/api/members/${target}/link`, {});
        expect([what, target, answer.status]).toEqual([what, target, 403]);
      }
    });

    it('may raise himself', async () => {
      for (const role of ['guest', 'member', 'moderator'] as const) {
        const me = people[role] as Person;
        expect(
          (await me.ask('PATCH', `/api/members/${me.username}`, { role: 'owner' })).status,
        ).toBe(403);
        const quiet = await me.ask('PATCH', '/api/me', {
          role: 'owner',
          username: 'mara',
          bot: true,
        });
        expect(quiet.json.role).toBe(role);
        expect(quiet.json.username).toBe(me.username);
      }
    });

    it('may make moderators but an owner', async () => {
      const friend = await suite.owner.bring();
      const moderator = people.moderator as Person;
      for (const role of ['moderator', 'owner']) {
        expect(
          (await moderator.ask('PATCH', `/api/members/${friend.username}`, { role })).status,
        ).toBe(403);
      }
      expect(
        (await moderator.ask('PATCH', `/api/members/${friend.username}`, { role: 'guest' })).status,
      ).toBe(200);
    });
  });

  it('the last owner cannot step down or go', async () => {
    const down = await suite.owner.ask('PATCH', '/api/members/mara', { role: 'member' });
    expect([403, 409]).toContain(down.status);
    const second = await suite.owner.bring('owner', unique('heir'));
    expect((await second.ask('DELETE', '/api/members/mara')).status).toBe(403);
    expect((await second.ask('DELETE', '/api/me')).status).toBe(204);
    expect((await suite.owner.ask('DELETE', '/api/me')).status).toBe(409);
  });

  it('a cookie and a token are the same gate, and a bad one is no better than none', async () => {
    for (const headers of [
      { authorization: `Bearer ${'A'.repeat(43)}` },
      { authorization: 'Bearer ' },
      { authorization: 'Bearer' },
      { authorization: `Basic ${Buffer.from('mara:x').toString('base64')}` },
      { authorization: (people.owner as Person).token },
      { cookie: `snug=${'A'.repeat(43)}` },
      { cookie: 'snug=' },
      { cookie: `snug=${(people.kicked as Person).token}` },
    ]) {
      expect(
        (
          await exchange(suite.server.address, {
            path: '/api/me',
            headers: headers as Record<string, string>,
          })
        ).status,
      ).toBe(401);
    }
  });
});
