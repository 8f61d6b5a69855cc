// Every route of the server's own table × every kind of caller. A route without a row here fails,
// so nobody can add one without saying who may use it.
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, exchange } from '../lib/http.ts';
import { Person, unique } from '../lib/person.ts';
import { routes } from '../lib/protocol.ts';
import { binary } from '../lib/server.ts';
import { StreamReader, StreamRefused } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';
import { type Caller, callers, type Prepared } from './authorisation-row.ts';
import { table } from './authorisation-rows.ts';

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
  const suite = withServer({ args: ['--voice', '127.0.0.1:0'] }, async ({ owner }) => {
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
    const headers = { ...who?.bearer, ...prepared.headers };
    const asked = { method, path: prepared.path, headers };
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

    it.each(['kick', 'demote', 'link', 'ban', 'mute', 'clean', 'delete'])(
      'may %s an equal or a higher one',
      async (what) => {
        const moderator = people.moderator as Person;
        for (const target of [equal.username, 'mara']) {
          const said = target === 'mara' ? suite.owner : equal;
          const until = new Date(Date.now() + 60_000).toISOString();
          const asked: Record<string, () => Promise<Answer>> = {
            kick: () => moderator.ask('DELETE', `/api/members/${target}`),
            demote: () => moderator.ask('PATCH', `/api/members/${target}`, { role: 'guest' }),
            link: () => moderator.ask('POST', `/api/members/${target}/link`, {}),
            ban: () => moderator.ask('PUT', `/api/bans/${target}`),
            mute: () => moderator.ask('PATCH', `/api/members/${target}`, { muted_until: until }),
            clean: () => moderator.ask('DELETE', `/api/members/${target}/messages`),
            delete: async () =>
              moderator.ask(
                'DELETE',
                `/api/channels/home/messages/${(await said.say('mine'))._id}`,
              ),
          };
          const answer = await (asked[what] as () => Promise<Answer>)();
          expect([what, target, answer.status]).toEqual([what, target, 403]);
        }
      },
    );

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
