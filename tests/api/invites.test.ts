import { describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();
const look = (code: string) => exchange(suite.server.address, { path: `/api/invites/${code}` });
const join = (code: string, username: string, more: Record<string, unknown> = {}) =>
  exchange(suite.server.address, {
    method: 'POST',
    path: `/api/invites/${code}/accept`,
    body: { username, password: Person.passwordOf(username), bearer: true, ...more },
  });

describe('an invite', () => {
  it('shows who invites and how many are in, to somebody who is nobody yet', async () => {
    const { code, url } = await suite.owner.invite();
    expect(url).toBe(`${suite.server.address}/invite/${code}`);
    expect(Buffer.from(code, 'base64url').length).toBeGreaterThanOrEqual(16);
    const { json } = await look(code);
    expect(json).toMatchObject({
      server: { name: 'The Lamp Room' },
      by: 'mara',
      by_name: 'Mara',
      role: 'member',
    });
    expect(json.server.members).toBeGreaterThanOrEqual(1);
  });

  it('lets one in, who is then there for all', async () => {
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const { code } = await suite.owner.invite();
    const username = unique('tavi');
    const answer = await join(code, username, { display_name: 'Tavi' });
    expect(answer.json.me).toMatchObject({
      username,
      display_name: 'Tavi',
      role: 'member',
      invited_by: 'mara',
    });
    const joined = await stream.until(
      (event) => event.name === 'member_joined' && event.data.username === username,
    );
    expect(joined.id).toBeDefined();
    await stream.until(
      (event) =>
        event.name === 'message' &&
        event.data.system?.kind === 'joined' &&
        event.data.author === username,
    );
    expect(stream.faults).toEqual([]);
    stream.close();
  });

  it('with one use has exactly one winner among a hundred at once', async () => {
    const { code } = await suite.owner.invite();
    const names = Array.from({ length: 100 }, () => unique('racer'));
    const answers = await Promise.all(names.map((name) => join(code, name)));
    const by = (status: number) => answers.filter((one) => one.status === status).length;
    expect(by(201)).toBe(1);
    expect(by(410) + by(503)).toBe(99); // 503: the queue of passwords to hash was full
    const { members } = await suite.owner.must(200, 'GET', '/api/members');
    expect(
      members.filter((one: { username: string }) => names.includes(one.username)),
    ).toHaveLength(1);
  });

  it('used up is 410, one that never was 404', async () => {
    const { code } = await suite.owner.invite();
    expect((await join(code, unique('first'))).status).toBe(201);
    for (const answer of [await look(code), await join(code, unique('late'))]) {
      expect([answer.status, answer.json.code]).toEqual([410, 'invite_gone']);
    }
    for (const wrong of ['A'.repeat(code.length), 'x', '%00', `${code}A`]) {
      expect([wrong, (await look(wrong)).status]).toEqual([wrong, wrong === '%00' ? 400 : 404]);
    }
  });

  it('revoked by its code or its id is 410', async () => {
    for (const key of ['code', 'id'] as const) {
      const made = await suite.owner.invite({ max_uses: 5 });
      await suite.owner.must(204, 'DELETE', `/api/invites/${made[key]}`);
      expect((await join(made.code, unique('late'))).status).toBe(410);
    }
  });

  it('of somebody who was kicked is 410 before any form is filled in', async () => {
    const maker = await suite.owner.bring();
    const { code } = await maker.must(201, 'POST', '/api/invites');
    expect((await look(code)).status).toBe(200);
    await suite.owner.must(204, 'DELETE', `/api/members/${maker.username}`);
    expect((await look(code)).status).toBe(410);
    const { invites } = await suite.owner.must(200, 'GET', '/api/invites');
    expect(invites.filter((one: { by: string }) => one.by === maker.username)).toEqual([]);
  });

  it('that expired is 410', async () => {
    const { code } = await suite.owner.invite({ expires_in_s: 1 });
    await expect.poll(async () => (await look(code)).status, { timeout: 5000 }).toBe(410);
    expect((await join(code, unique('late'))).status).toBe(410);
  });

  it('with five uses counts them', async () => {
    const { code, id } = await suite.owner.invite({ max_uses: 5 });
    expect((await join(code, unique('one'))).status).toBe(201);
    expect((await join(code, unique('two'))).status).toBe(201);
    const { invites } = await suite.owner.must(200, 'GET', '/api/invites');
    expect(invites.find((one: { id: string }) => one.id === id)).toMatchObject({
      uses: 2,
      max_uses: 5,
    });
    expect(JSON.stringify(invites)).not.toContain(code);
  });

  it('cannot be raised to a higher role by who joins', async () => {
    const { code } = await suite.owner.invite();
    const answer = await join(code, unique('climber'), {
      role: 'owner',
      invited_by: 'nobody',
      bot: true,
    });
    expect(answer.json.me).toMatchObject({ role: 'member', invited_by: 'mara' });
    expect(answer.json.me.bot ?? false).toBe(false);
  });

  it('of a member brings one member, not more', async () => {
    const tavi = await suite.owner.bring();
    expect((await tavi.ask('POST', '/api/invites', {})).status).toBe(201);
    for (const [more, status] of [
      [{ max_uses: 2 }, 403],
      [{ role: 'guest', channels: ['home'] }, 403],
      [{ role: 'moderator' }, 422],
      [{ role: 'owner' }, 422],
    ] as const) {
      expect((await tavi.ask('POST', '/api/invites', more)).status).toBe(status);
    }
  });

  it('for an owner or moderator cannot be made by anybody', async () => {
    for (const role of ['owner', 'moderator', 'king']) {
      expect((await suite.owner.ask('POST', '/api/invites', { role })).status).toBe(422);
    }
  });

  it('for a guest needs channels that exist', async () => {
    for (const more of [{}, { channels: [] }, { channels: ['zzzzzzzzzzzz'] }]) {
      const answer = await suite.owner.ask('POST', '/api/invites', { role: 'guest', ...more });
      expect([answer.status, answer.json.field]).toEqual([422, 'channels']);
    }
  });

  it('does not take a name that somebody has or had', async () => {
    const tavi = await suite.owner.bring();
    const { code } = await suite.owner.invite();
    const taken = await join(code, tavi.username);
    expect([taken.status, taken.json.code, taken.json.field]).toEqual([
      409,
      'name_taken',
      'username',
    ]);
    await suite.owner.must(204, 'DELETE', `/api/members/${tavi.username}`);
    expect((await join(code, tavi.username)).status).toBe(409);
    expect((await join(code, unique('other'))).status).toBe(201);
  });

  it('does not take a name that looks like somebody else', async () => {
    const tavi = await suite.owner.bring('member', 'marnie');
    const { code } = await suite.owner.invite({ max_uses: 20 });
    for (const username of ['mamie', 'mar.nie', 'marn1e', 'marnie_']) {
      const answer = await join(code, username);
      expect([username, answer.status, answer.json.code]).toEqual([username, 409, 'name_taken']);
    }
    for (const [display_name, status] of [
      ['Mamie', 409],
      ['@marnie', 409],
      ['Everyone', 422],
      ['SYSTEM', 422],
      [`Marnie's friend`, 200],
    ] as const) {
      const other = await suite.owner.bring();
      const answer = await other.ask('PATCH', '/api/me', { display_name });
      expect([display_name, answer.status]).toEqual([display_name, status]);
    }
    await tavi.must(200, 'PATCH', '/api/me', { display_name: 'MARNIE' });
  });

  it('of the same name at once makes one person', async () => {
    const { code } = await suite.owner.invite({ max_uses: 20 });
    const username = unique('twin');
    const answers = await Promise.all(Array.from({ length: 10 }, () => join(code, username)));
    expect(answers.filter((one) => one.status === 201)).toHaveLength(1);
    expect(answers.filter((one) => one.status === 409)).toHaveLength(9);
  });

  it('of somebody who went still shows nothing it should not', async () => {
    const moderator = await suite.owner.bring('moderator');
    const { code } = await moderator.invite({ max_uses: 3 });
    expect(Object.keys((await look(code)).json).sort()).toEqual([
      'by',
      'by_name',
      'role',
      'server',
    ]);
  });
});
