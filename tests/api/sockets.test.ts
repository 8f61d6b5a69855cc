// The whole server under strace, helpers and tools included, while files are brought, looked into and
// fetched: it listens where it was told to, talks to its own processes, and opens nothing to anybody.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { freshFolder, replicaSet, SnugServer } from '../lib/server.ts';
import { madeFile, picture, shareFile } from '../lib/uploads.ts';

const folder = freshFolder();
const log = join(folder, 'calls');
const mayTrace = (() => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Files that would make a careless tool ask somebody, under names of films and pictures. */
const tempting: [string, string][] = [
  [
    'list.mp4',
    '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n',
  ],
  ['list.mkv', "ffconcat version 1.0\nfile 'http://127.0.0.1:9/x.mkv'\n"],
  [
    'call.mov',
    'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n',
  ],
  [
    'drawing.png',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/x.png"/></svg>',
  ],
];

const film = 'ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=10:d=1 -f lavfi -i sine=d=1';

// A server on a replica set has connections to that, of course.
describe.skipIf(!mayTrace || replicaSet)('a server that serves files', () => {
  let server: SnugServer;
  let owner: Person;
  let calls: string[] = [];

  beforeAll(async () => {
    // -D: the server stays our own child, so that it gets our signals. -ff: a file for each thread.
    const strace = ['strace', '-D', '-ff', '-qq', '-e', 'trace=%network,execve', '-o', log];
    server = await SnugServer.start({ wrapper: strace });
    owner = await server.setUp();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Calls of that name, successful or not. */
  const all = (name: string) => calls.filter((line) => line.startsWith(`${name}(`));

  it('serves what was shared and looked into', async () => {
    const stream = await owner.listen();
    const shared = [
      await shareFile(owner, 'a.png', picture()),
      await shareFile(owner, 'a.mp4', madeFile('a.mp4', `${film} -pix_fmt yuv420p a.mp4`)),
      await shareFile(owner, 'a.mkv', madeFile('a.mkv', `${film} -c:v mpeg4 -c:a ac3 a.mkv`)),
      await shareFile(
        owner,
        'a.wav',
        madeFile('a.wav', 'ffmpeg -v error -f lavfi -i sine=d=1 a.wav'),
      ),
    ];
    for (const { file } of shared) {
      expect(file.state).toBe('ready');
      for (const path of [file.url, file.thumb, file.poster].filter(Boolean))
        expect((await owner.ask('GET', path)).status).toBe(200);
    }
    for (const [name, text] of tempting) {
      const { file } = await shareFile(owner, name, Buffer.from(text));
      expect([name, file.kind]).toEqual([name, 'file']);
    }
    stream.close();
    await server.dispose();
    calls = readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8').split('\n'),
    );
  });

  // Netlink is the kernel, which is asked for the machine's own addresses.
  const isOutward = (line: string) => !/AF_(UNIX|NETLINK)/.test(line);

  it('was watched, and so were those who work for it', () => {
    expect([...all('accept'), ...all('accept4')].length).toBeGreaterThan(0);
    const started = all('execve').join('\n');
    for (const program of ['snug-media', 'ffprobe', 'ffmpeg']) expect(started).toContain(program);
  });

  it('has one socket to the outside: the one it listens at', () => {
    const opened = all('socket').filter(isOutward);
    const bound = all('bind').filter(isOutward);
    const number = (line: string | undefined) =>
      /\) = (\d+)$|(?:bind|listen)\((\d+),/.exec(line ?? '');
    expect([opened.length, bound.length]).toEqual([1, 1]);
    expect(number(bound[0])?.[2]).toBe(number(opened[0])?.[1]);
    expect(bound[0]).toContain(`htons(${server.port})`);
    expect(all('listen').map((line) => number(line)?.[2])).toContain(number(opened[0])?.[1]);
    expect(all('socketpair').filter(isOutward)).toEqual([]);
  });

  it('connects to nobody, and sends nothing to an address', () => {
    // Its own door for verbs: it looks whether somebody is behind it already.
    const isOwn = (line: string) => line.includes(`sun_path="${join(server.data, 'snug.sock')}"`);
    expect(all('connect').filter((line) => !isOwn(line))).toEqual([]);
    const sent = [...all('sendto'), ...all('sendmsg'), ...all('sendmmsg')];
    expect(sent.filter((line) => line.includes('sa_family=') && isOutward(line))).toEqual([]);
  });
});
