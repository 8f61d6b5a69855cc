// `snug move`: a home is filled by its routes, carried to a replica set and back. There people find
// what they left: words, counts, sessions, passwords. A move that is cut short is not served and can
// be begun anew; what cannot be moved is refused in one line.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOneLine, folder, snug } from '../lib/command.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { binary, SnugServer } from '../lib/server.ts';

let set: ReplicaSet;
let here: SnugServer;
let owner: Person;
let friend: Person;
let room: string;
let cursor: string;

/** What both of them see, but for what a new place gives anew. */
async function seenBy(people: Person[]): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const one of people) {
    const { cursor: _, ...snapshot } = await one.must(200, 'GET', '/api/snapshot');
    seen.push(snapshot);
    for (const { id } of snapshot.channels) {
      seen.push(await one.history(id), await one.must(200, 'GET', `/api/channels/${id}/pins`));
    }
    // Where a page ends is each store's own business.
    seen.push((await one.must(200, 'GET', '/api/mentions?limit=50')).messages);
    seen.push((await one.must(200, 'GET', '/api/search?q=kettle&limit=50')).messages);
  }
  return seen;
}

function at(server: SnugServer, person: Person): Person {
  return new Person(server.address, person.username, person.token);
}

async function fill(): Promise<void> {
  owner = await here.setUp();
  friend = await owner.bring('member', 'nils');
  for (let i = 0; i < 40; i += 1) await owner.say(`the kettle is on, ${i} @nils`);
  const edited = await friend.say('forst words');
  const path = `/api/channels/home/messages/${edited._id}`;
  await friend.must(200, 'PATCH', path, { content: 'first words' });
  await owner.must(204, 'PUT', `${path}/reactions/${encodeURIComponent('👍')}`);
  await owner.must(204, 'PUT', `${path}/pin`);
  const gone = await owner.say('taken back');
  await owner.must(204, 'DELETE', `/api/channels/home/messages/${gone._id}`);
  const made = await owner.must(201, 'POST', '/api/channels', {
    kind: 'text',
    name: 'attic',
    private: true,
    members: ['nils'],
  });
  room = made.id;
  for (let i = 0; i < 5; i += 1) await owner.say(`up here ${i}`, { channel: room });
  await friend.must(204, 'PUT', '/api/channels/home/read', { seq: 17 });
  cursor = (await owner.must(200, 'GET', '/api/snapshot')).cursor;
}

async function expectPeopleFindTheirWayIn(server: SnugServer): Promise<void> {
  const back = await at(server, friend).again();
  await back.must(200, 'GET', '/api/me');
  await at(server, friend).must(200, 'GET', '/api/me'); // the session of before
  const stream = await at(server, owner).listen({ query: `?since=${cursor}` });
  const told = await stream.until('resync');
  expect(told.data.reason).toBe('epoch');
  stream.close();
}

function onSet(database: string): Record<string, string> {
  return { SNUG_STORE: set.address, SNUG_DATABASE: database };
}

function move(from: string, to: string, ...more: string[]) {
  return snug(['move', '--from', from, '--to', to, ...more]);
}

beforeAll(async () => {
  set = new ReplicaSet();
  here = await SnugServer.start();
  await fill();
}, 120_000);

afterAll(async () => {
  await here?.dispose();
  set?.dispose();
}, 60_000);

describe('a home', () => {
  it('that is in use stays where it is', async () => {
    expectOneLine(await move(`sqlite://${here.data}`, `sqlite://${folder()}/new`), 65);
  });

  it('goes to a replica set and back, and nobody misses anything', {
    timeout: 180_000,
  }, async () => {
    const before = await seenBy([owner, friend]);
    const count = (await owner.history()).length + (await owner.history(room)).length;
    await here.stop();
    const file = readFileSync(join(here.data, 'snug.db'));
    const there = await move(`sqlite://${here.data}`, set.address, '--to-database', 'Moved');
    expect([there.code, there.stderr]).toEqual([0, expect.stringContaining('copying')]);
    expect(there.stdout).toContain(`${count} messages`);
    expect(readFileSync(join(here.data, 'snug.db')).equals(file)).toBe(true);

    const onTheSet = await SnugServer.start({ env: onSet('Moved') });
    expect(await seenBy([at(onTheSet, owner), at(onTheSet, friend)])).toEqual(before);
    await expectPeopleFindTheirWayIn(onTheSet);
    const alive = await move(set.address, `sqlite://${folder()}/x`, '--from-database', 'Moved');
    expectOneLine(alive, 65);
    await at(onTheSet, friend).say('said on the set');
    const after = await seenBy([at(onTheSet, owner)]);
    await onTheSet.stop();

    const data = join(folder(), 'back');
    const back = await move(set.address, `sqlite://${data}`, '--from-database', 'Moved', '--json');
    expect([back.code, back.stderr]).toEqual([0, expect.stringContaining('comparing')]);
    expect(JSON.parse(back.stdout).moved.messages).toBe(count + 1);
    const again = await SnugServer.start({ data });
    expect(await seenBy([at(again, owner)])).toEqual(after);
    await expectPeopleFindTheirWayIn(again);
    await at(again, friend).say('said at home');
    expect((await again.stop()).code).toBe(0);
    await onTheSet.dispose();
  });

  it('whose move is killed is not served there, and the next move begins anew', {
    timeout: 120_000,
  }, async () => {
    const args = ['--from', `sqlite://${here.data}`, '--to', set.address, '--to-database', 'Cut'];
    const signal = await new Promise((done) => {
      const child = spawn(binary, ['move', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr.on('data', (text: Buffer) => {
        if (text.toString().includes('copying')) child.kill('SIGKILL');
      });
      child.on('close', (_, how) => done(how));
    });
    expect(signal).toBe('SIGKILL');
    const data = join(folder(), 'data');
    const served = await snug(
      ['serve', '--data', data, '--listen', '127.0.0.1:0'],
      '',
      onSet('Cut'),
    );
    expectOneLine(served, 78);
    expect(served.stderr).toContain('snug move');
    expectOneLine(await move(set.address, `sqlite://${data}2`, '--from-database', 'Cut'), 78);
    const again = await snug(['move', ...args]);
    expect([again.code, again.stderr]).toEqual([0, again.stderr]);
    const full = await snug(['move', ...args]);
    expect(full.code).toBe(65);
    expect(full.stderr).toMatch(/is not empty .*name another with --to-database/);
  });

  it('that is damaged is not moved', { timeout: 60_000 }, async () => {
    const data = join(folder(), 'data');
    cpSync(here.data, data, { recursive: true });
    const path = join(data, 'snug.db');
    const file = openSync(path, 'r+');
    const size = statSync(path).size;
    for (let page = 2; page * 4096 < size; page += 1)
      writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, page * 4096);
    for (const one of ['snug.db-wal', 'snug.db-shm'])
      if (existsSync(join(data, one))) writeSync(openSync(join(data, one), 'w'), '');
    const told = await move(`sqlite://${data}`, `sqlite://${folder()}/new`);
    expect(told.code).toBe(78);
    expect(told.stderr).toContain(path);
  });
});

describe('a wrong address', () => {
  const nowhere = 'mongodb://127.0.0.1:1/?replicaSet=snug';

  it('is told from a wrong place', { timeout: 60_000 }, async () => {
    const new_ = `sqlite://${folder()}/new`;
    expectOneLine(await move('sqlite:///nowhere/at/all', new_), 78);
    expectOneLine(await move('ftp://somewhere', new_), 64);
    expectOneLine(await snug(['move', '--from', `sqlite://${here.data}`]), 64);
    expectOneLine(await move(`sqlite://${here.data}`, `sqlite://${here.data}`), 64);
    expectOneLine(await move(set.address, new_, '--from-database', 'Nothing'), 78);
    expectOneLine(await move(`sqlite://${here.data}`, nowhere), 69);
  });

  it('gives no password away', { timeout: 60_000 }, async () => {
    const secret = 'mongodb://snug:opensesame@127.0.0.1:1/?replicaSet=snug';
    const from = `sqlite://${here.data}`;
    for (const told of [
      await move(from, secret),
      await snug(['move', '--from', from], '', { SNUG_MOVE_TO: secret }),
      await snug(['move', '--from', from, '--to', nowhere, '--to-password-file', '/nowhere']),
    ]) {
      expect([64, 69]).toContain(told.code);
      expect(told.stdout + told.stderr).not.toContain('opensesame');
    }
  });
});
