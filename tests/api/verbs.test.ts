import { renameSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectOneLine, folder, type Ran, snug } from '../lib/command.ts';
import { Person } from '../lib/person.ts';
import { freePort, replicaSet, SnugServer } from '../lib/server.ts';

// The page's own address was localhost, and so was that of each invite made there.
const atHome = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find((each) => each.family === 'IPv4' && !each.internal)?.address;

describe.runIf(atHome)('a server on all addresses', () => {
  it('tells those of the network, and invites by them', async () => {
    const port = await freePort();
    const server = await SnugServer.start({ port, args: ['--listen', `0.0.0.0:${port}`] });
    expect(server.output).toMatch(/^Open http:\/\/localhost:/m);
    const told = /^Friends at home open (http:\S+)$/m.exec(server.output)?.[1];
    expect(told).toMatch(new RegExp(`^http://[0-9.]+:${port}$`));
    expect(server.output).toContain(`Friends at home open http://${atHome}:${port}`);
    const owner = await server.setUp();
    const { url } = await owner.invite();
    expect(url.startsWith(`${told}/invite/`)).toBe(true);
    const printed = await snug(['invite', '--data', server.data]);
    expect(printed.stdout.startsWith(`${told}/invite/`)).toBe(true);
    await server.dispose();
  });
});

describe('the verbs', () => {
  const people = (ran: Ran): any[] => {
    const text = ran.stdout.trim();
    const parsed = text.startsWith('[')
      ? JSON.parse(text)
      : text.split('\n').map((line) => JSON.parse(line));
    return parsed.flatMap((one: any) => one.users ?? one.members ?? one);
  };

  it('work on a stopped server, then on the running one', async () => {
    const data = join(folder(), 'data');
    const port = await freePort();
    const set = await snug(
      ['setup', '--name', 'The Lamp Room', '--user', 'mara', '--password-stdin', '--data', data],
      `${Person.passwordOf('mara')}\n`,
    );
    expect([set.code, set.stderr]).toEqual([0, '']);
    const again = await snug(
      ['setup', '--name', 'Again', '--user', 'second', '--password-stdin', '--data', data],
      'long enough it is\n',
    );
    expect(again.code).not.toBe(0);
    for (const state of ['stopped', 'running']) {
      const server = state === 'running' ? await SnugServer.start({ data, port }) : undefined;
      const name = `friend-${state}`;
      const added = await snug(
        ['user', 'add', name, '--password-stdin', '--data', data],
        'long enough it is\n',
      );
      expect([state, added.code, added.stderr]).toEqual([state, 0, '']);
      const listed = people(await snug(['user', 'list', '--json', '--data', data]));
      expect(listed.map((one) => one.username)).toEqual(expect.arrayContaining(['mara', name]));
      expect((await snug(['user', 'role', name, 'moderator', '--data', data])).code).toBe(0);
      const link = await snug(['user', 'link', 'mara', '--data', data]);
      expect(link.stdout).toMatch(/\/link\/[A-Za-z0-9_-]{20,}/);
      expect((await snug(['invite', '--data', data])).stdout).toMatch(
        /\/invite\/[A-Za-z0-9_-]{20,}/,
      );
      const token =
        (await snug(['session', name, '--data', data])).stdout.trim().split(/\s+/).at(-1) ?? '';
      expect(token).toMatch(/^[A-Za-z0-9_-]{40,}$/);
      expect((await snug(['session', 'nobodyhere', '--data', data])).code).not.toBe(0);
      const doctor = await snug(['doctor', '--data', data]);
      expect([state, doctor.code, doctor.code === 0 ? '' : doctor.stdout]).toEqual([state, 0, '']);
      expect(doctor.stdout).toMatch(/^ok +pictures and films: snug-media and ffmpeg are there$/m);
      if (server) {
        const friend = new Person(server.address, name, token);
        expect((await friend.must(200, 'GET', '/api/me')).role).toBe('moderator');
        expect(statSync(join(data, 'snug.sock')).mode & 0o077).toBe(0);
        await server.dispose();
      }
    }
  });

  // The kernel takes 107 bytes of path for a socket; the door of the verbs stayed shut.
  it('reach a running server in a folder with a long name', async () => {
    const data = join(folder(), 'a'.repeat(90), 'b'.repeat(90));
    const server = await SnugServer.start({ data });
    expect(server.output).not.toContain('no_admin_socket');
    await server.setUp();
    const printed = await snug(['invite', '--data', data]);
    expect([printed.code, printed.stderr]).toEqual([0, '']);
    await server.dispose();
  });

  // The codes of the wire stood there ("already_set_up"), or that it is not there.
  it('refuse in the same words on a stopped server and on the running one', async () => {
    const data = join(folder(), 'data');
    const port = await freePort();
    const at = ['--data', data];
    const setup = ['setup', '--user', 'mara', '--password-stdin', ...at];
    const password = 'long enough it is\n';
    const nameless = await snug([...setup, '--name', ''], password);
    expect([nameless.code, nameless.stderr]).toEqual([
      64,
      'snug: The server name needs 1 to 64 characters.\n',
    ]);
    expect((await snug([...setup, '--name', 'The Lamp Room'], password)).code).toBe(0);
    for (const state of ['stopped', 'running']) {
      const server = state === 'running' ? await SnugServer.start({ data, port }) : undefined;
      for (const [args, code, words] of [
        [[...setup, '--name', 'Again'], 65, 'The server has its owner already.'],
        [['user', 'link', 'nobody', ...at], 65, 'Nobody here is called nobody.'],
        [['user', 'role', 'nobody', 'guest', ...at], 65, 'Nobody here is called nobody.'],
        [['session', 'nobody', ...at], 65, 'Nobody here is called nobody.'],
        [
          ['user', 'role', 'mara', 'king', ...at],
          64,
          'A role is guest, member, moderator or owner.',
        ],
        [['invite', '--role', 'king', ...at], 64, 'Invite a member or a guest.'],
        [['invite', '--expires', '-5', ...at], 64, 'An invite lives from a second to a year.'],
        [
          ['invite', '--role', 'guest', '--channel', 'nope', ...at],
          64,
          'There is no such channel.',
        ],
      ] as const) {
        const ran = await snug([...args], args[0] === 'setup' ? password : '');
        expect([state, args, ran.code, ran.stderr]).toEqual([
          state,
          args,
          code,
          `snug: ${words}\n`,
        ]);
      }
      await server?.dispose();
    }
  });

  // They printed http://localhost:8080 whatever the server had listened on.
  it('begin links with where the server was last, and say when they guess', async () => {
    const data = join(folder(), 'data');
    const begin = (ran: Ran) => /^http\S+(?=\/(invite|link)\/)/.exec(ran.stdout)?.[0];
    await snug(
      ['setup', '--name', 'Lamp', '--user', 'mara', '--password-stdin', '--data', data],
      'long enough it is\n',
    );
    const guessed = await snug(['invite', '--data', data]);
    expect(begin(guessed)).toBe('http://localhost:8080');
    expect(guessed.stderr).toMatch(/--public-url/);
    const server = await SnugServer.start({ data });
    await server.stop();
    expect(statSync(join(data, 'address')).mode & 0o077).toBe(0);
    for (const verb of [['invite'], ['user', 'link', 'mara'], ['user', 'add', 'tavi']]) {
      const ran = await snug([...verb, '--data', data]);
      expect([verb, begin(ran), ran.stderr]).toEqual([verb, server.origin, '']);
    }
    const told = ['--public-url', 'https://lamp.example', '--data', data];
    for (const verb of [['invite'], ['user', 'link', 'mara'], ['user', 'add', 'pip']])
      expect(begin(await snug([...verb, ...told]))).toBe('https://lamp.example');
    await server.launch();
    expect(begin(await snug(['invite', ...told]))).toBe('https://lamp.example');
    expect(begin(await snug(['invite', '--data', data]))).toBe(server.origin);
    expectOneLine(await snug(['invite', '--data', data, '--public-url', 'http://x/path']), 64);
    await server.dispose();
  });

  // `doctor --json` said nothing to a script where it mattered most.
  it.skipIf(replicaSet)('examine in JSON what cannot be opened', async () => {
    const foreign = folder();
    writeFileSync(join(foreign, 'snug.db'), 'these are not the bytes of a database, not at all');
    for (const data of [join(folder(), 'missing'), foreign]) {
      const ran = await snug(['doctor', '--json', '--data', data]);
      expectOneLine(ran, 78);
      expect(JSON.parse(ran.stdout)).toMatchObject({ ok: false, checks: [{ ok: false }] });
    }
  });

  it.skipIf(replicaSet)('that meet a store that is gone leave the server as it is', async () => {
    const server = await SnugServer.start();
    await server.setUp();
    renameSync(join(server.data, 'snug.db'), join(server.data, 'elsewhere'));
    for (const verb of [['doctor'], ['user', 'list'], ['invite']]) {
      const ran = await snug([...verb, '--data', server.data]);
      expect([verb, ran.code > 0, ran.stderr.trim().split('\n')]).toEqual([
        verb,
        true,
        [expect.stringMatching(/store/)],
      ]);
    }
    renameSync(join(server.data, 'elsewhere'), join(server.data, 'snug.db'));
    expect((await snug(['doctor', '--data', server.data])).code).toBe(0);
    await server.dispose();
  });

  it('of a running server are heard by those who listen', async () => {
    const server = await SnugServer.start();
    const owner = await server.setUp();
    const stream = await owner.listen();
    await stream.until('caught_up');
    await snug(
      ['user', 'add', 'tavi', '--password-stdin', '--data', server.data],
      'long enough it is\n',
    );
    await stream.until((event) => event.name === 'member_joined' && event.data.username === 'tavi');
    stream.close();
    await server.dispose();
  });
});
