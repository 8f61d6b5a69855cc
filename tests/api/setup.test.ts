import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let server: SnugServer;
beforeAll(async () => {
  server = await SnugServer.start();
});
afterAll(() => server?.dispose());

const setUp = (username: string, token: string, more: Record<string, unknown> = {}) =>
  exchange(server.address, {
    method: 'POST',
    path: '/api/setup',
    body: {
      token,
      server_name: 'The Lamp Room',
      username,
      password: Person.passwordOf(username),
      bearer: true,
      ...more,
    },
  });

describe('the first run', () => {
  it('prints a link whose token stands behind the #, so that no log of requests has it', async () => {
    expect(server.output).toMatch(/Open http:\/\/localhost:\d+\/setup#[A-Za-z0-9_-]{20,}/);
    expect(server.output.split(server.setupToken)).toHaveLength(2);
  });

  it('says that setup is needed and lets nobody do anything else', async () => {
    expect((await exchange(server.address, { path: '/api/setup' })).json).toEqual({ needed: true });
    expect((await exchange(server.address, { path: '/api/snapshot' })).status).toBe(401);
  });

  it('refuses a wrong token', async () => {
    const answer = await setUp('mallory', 'A'.repeat(server.setupToken.length));
    expect([answer.status, answer.json.code]).toEqual([403, 'wrong_token']);
  });

  it('refuses names and passwords out of bounds without using the token up', async () => {
    for (const more of [
      { username: 'M' },
      { username: 'everyone' },
      { password: 'short' },
      { server_name: '' },
    ]) {
      const answer = await setUp('mara', server.setupToken, more);
      expect([answer.status, answer.json.code, answer.json.field]).toEqual([
        422,
        'invalid_field',
        Object.keys(more)[0],
      ]);
    }
    expect((await exchange(server.address, { path: '/api/setup' })).json.needed).toBe(true);
  });

  it('keeps its token over a restart', async () => {
    await server.restart();
    const printed = [...server.output.matchAll(/setup#([A-Za-z0-9_-]+)/g)].map((match) => match[1]);
    const answer = await setUp('mara', printed[0] ?? '', { server_name: '' });
    const latest = await setUp('mara', printed.at(-1) ?? '', { server_name: '' });
    expect([403, 422]).toContain(answer.status); // an earlier link may die, the one printed last must not
    expect(latest.status).toBe(422);
  });

  it('makes one owner of ten who try at once', async () => {
    const token = [...server.output.matchAll(/setup#([A-Za-z0-9_-]+)/g)].at(-1)?.[1] ?? '';
    const names = Array.from({ length: 10 }, (_, i) => `owner${i}`);
    const answers = await Promise.all(names.map((name) => setUp(name, token)));
    const won = answers.filter((answer) => answer.status === 201);
    expect(won).toHaveLength(1);
    for (const lost of answers.filter((answer) => answer.status !== 201)) {
      expect([403, 409, 503]).toContain(lost.status);
    }
    const owner = new Person(server.address, won[0]?.json.me.username, won[0]?.json.token);
    const { members } = await owner.must(200, 'GET', '/api/members');
    expect(members.map((one: { role: string }) => one.role)).toEqual(['owner']);
    expect((await owner.must(200, 'GET', '/api/snapshot')).server.name).toBe('The Lamp Room');
  });

  it('cannot be done twice', async () => {
    const token = [...server.output.matchAll(/setup#([A-Za-z0-9_-]+)/g)].at(-1)?.[1] ?? '';
    const answer = await setUp('second', token);
    expect([answer.status, answer.json.code]).toEqual([409, 'already_set_up']);
    expect((await exchange(server.address, { path: '/api/setup' })).json).toEqual({
      needed: false,
    });
  });

  it('prints no setup link any more', async () => {
    server.output = '';
    await server.restart();
    expect(server.output).not.toContain('/setup#');
  });
});
