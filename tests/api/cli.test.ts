import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectOneLine, folder, snug } from '../lib/command.ts';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { freePort, replicaSet, SnugServer } from '../lib/server.ts';

describe('the command line', () => {
  it('helps', async () => {
    for (const args of [['--help'], ['serve', '--help']]) {
      const ran = await snug(args);
      expect(ran.code).toBe(0);
      for (const word of ['--listen', '--data']) expect(ran.stdout).toContain(word);
    }
  });

  it('tells its version', async () => {
    expect((await snug(['--version'])).stdout).toMatch(/\d+\.\d+\.\d+/);
  });

  it.each([
    [['serve', '--nonsense']],
    [['dance']],
    [['serve', '--listen']],
    [['serve', '--listen', 'nowhere']],
    [['serve', '--listen', '127.0.0.1:99999']],
    [['serve', '--limit', 'nonsense=5']],
    [['serve', '--limit', 'posts_per_s=many']],
    [['serve', '--limit', 'posts_per_s=-1']],
    [['serve', '--public-url', 'not a url']],
    [['serve', '--public-url', 'http://x/path']],
    [['user']],
    [['user', 'bogus']],
    [['serve', '--trusted-proxy', 'not an address']],
    [['serve', '--log', 'shouting']],
    [['serve', '--tls', 'perhaps']],
  ])('says in one line what is wrong with %j', async (args) => {
    expectOneLine(
      await snug([...args, ...(args[0] === 'serve' ? ['--data', join(folder(), 'd')] : [])]),
      [64, 78],
    );
  });

  it('says what is wrong in the environment and in snug.conf', async () => {
    const data = folder();
    expectOneLine(await snug(['serve', '--data', data], '', { SNUG_LISTEN: 'nowhere' }), [64, 78]);
    writeFileSync(join(data, 'snug.conf'), 'listen = nowhere\n');
    expectOneLine(await snug(['serve', '--data', data]), [64, 78]);
    writeFileSync(join(data, 'snug.conf'), 'colour_of_the_door = green\n');
    expectOneLine(await snug(['serve', '--data', data]), [64, 78]);
  });

  it('names the option whose certificate it cannot read', async () => {
    const data = folder();
    const missing = join(data, 'missing.pem');
    const ran = await snug(['serve', '--data', data, '--tls-cert', missing, '--tls-key', missing]);
    expectOneLine(ran, [69, 78]);
    expect(ran.stderr).toContain('--tls-cert');
    expect(ran.stderr).toContain('missing.pem');
  });

  it('lists its routes as lines of JSON', async () => {
    const ran = await snug(['serve', '--routes']);
    expect(ran.code).toBe(0);
    const rows = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toContainEqual(
      expect.objectContaining({ method: 'POST', pattern: '/api/sendmessage' }),
    );
  });
});

describe('a data folder that', () => {
  it('is in use by another server is refused', async () => {
    const server = await SnugServer.start();
    const ran = await snug([
      'serve',
      '--listen',
      `127.0.0.1:${await freePort()}`,
      '--data',
      server.data,
    ]);
    expectOneLine(ran, 78);
    await server.dispose();
  });

  it('is a file is refused', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'not a folder');
    expectOneLine(
      await snug(['serve', '--listen', `127.0.0.1:${await freePort()}`, '--data', file]),
      78,
    );
  });

  it('cannot be made is refused', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expectOneLine(
      await snug([
        'serve',
        '--listen',
        `127.0.0.1:${await freePort()}`,
        '--data',
        join(file, 'data'),
      ]),
      78,
    );
  });

  it.runIf(process.getuid?.() === 0)('is read-only is refused', async () => {
    const data = join(folder(), 'data');
    mkdirSync(data);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', data]);
    try {
      expectOneLine(
        await snug(['serve', '--listen', `127.0.0.1:${await freePort()}`, '--data', data]),
        78,
      );
    } finally {
      execFileSync('umount', [data]);
    }
  });

  it.skipIf(replicaSet)(
    'holds a database of somebody else is refused and left as it is',
    async () => {
      const server = await SnugServer.start();
      const name = 'snug.db'; // search.db beside it is derived and made anew
      expect(readdirSync(server.data)).toContain(name);
      await server.dispose();
      for (const make of [
        (file: string) =>
          writeFileSync(file, 'these are not the bytes of a database, but they are somebody’s'),
        (file: string) =>
          execFileSync('sqlite3', [
            file,
            'CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES (1);',
          ]),
      ]) {
        const data = folder();
        make(join(data, name));
        const before = statSync(join(data, name));
        expectOneLine(
          await snug(['serve', '--listen', `127.0.0.1:${await freePort()}`, '--data', data]),
          78,
        );
        expect(statSync(join(data, name)).size).toBe(before.size);
      }
    },
  );

  it('is new is made for its owner alone', async () => {
    const server = await SnugServer.start();
    expect(statSync(server.data).mode & 0o077).toBe(0);
    await server.dispose();
  });

  it('cannot be served because the port is taken says so', async () => {
    const server = await SnugServer.start();
    const ran = await snug([
      'serve',
      '--listen',
      `127.0.0.1:${server.port}`,
      '--data',
      join(folder(), 'd'),
    ]);
    expect(ran.code).not.toBe(0);
    expect(ran.stderr.trim().split('\n').at(-1)).toMatch(/in use|taken|listen/i);
    await server.dispose();
  });
});

describe('what is logged', () => {
  it('holds no text of messages, no secrets and no addresses', async () => {
    const server = await SnugServer.start({ args: ['--log', 'debug'] });
    const owner = await server.setUp();
    await owner.say('the text of this message stays out of logs');
    const { code } = await owner.invite();
    await exchange(server.address, { path: `/api/invites/${code}` });
    await owner.ask('GET', '/api/channels/home/messages?before=abc');
    await owner.ask('POST', '/api/sendmessage', { content: 'unspeakable\u0000words' });
    await exchange(server.address, {
      path: '/api/nothing%0d%0a{"level":"forged"}',
      unchecked: true,
    });
    await server.stop();
    for (const secret of [
      'the text of this',
      owner.token,
      code,
      'unspeakable',
      Person.passwordOf('mara'),
      'forged',
      '127.0.0.1:',
    ]) {
      const lines = server.output
        .split('\n')
        .filter((line) => line.includes(secret) && !/Open http|listen/i.test(line));
      expect([secret, lines]).toEqual([secret, []]);
    }
    await server.dispose();
  });
});
