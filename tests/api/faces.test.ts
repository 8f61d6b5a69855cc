// Faces, own emoji as pictures and the server's icon: squares that the server makes of an upload.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { type Person, unique } from '../lib/person.ts';
import { freshFolder } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { bringFile, lookAt, madeFile, picture } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

/** "96 96 1": width and height in pixels, and frames. */
function shapeOf(bytes: Buffer): string {
  const folder = freshFolder();
  const path = join(folder, 'a.webp');
  writeFileSync(path, bytes);
  const told = execFileSync('vipsheader', ['-a', `${path}[n=-1]`], { encoding: 'utf8' });
  const value = (name: string) => new RegExp(`^${name}: (\\d+)`, 'm').exec(told)?.[1];
  return [value('width'), value('page-height') ?? value('height'), value('n-pages') ?? '1'].join(
    ' ',
  );
}

/** Left half red, right half blue, 200×100. */
const halves = () =>
  madeFile(
    'halves.png',
    'ffmpeg -v error -f lavfi -i color=red:s=100x100 -f lavfi -i color=blue:s=100x100 ' +
      '-filter_complex hstack -frames:v 1 halves.png',
  );
const movingGif = () =>
  madeFile('moving.gif', 'ffmpeg -v error -f lavfi -i testsrc=s=64x64:d=1:r=5 moving.gif');
/** 600×600 that nothing makes smaller. */
const noise = () =>
  madeFile(
    'noise.png',
    'ffmpeg -v error -f lavfi -i "nullsrc=s=600x600,geq=random(1)*255:128:128" -frames:v 1 noise.png',
  );

/** Red, green and blue of the pixel in the middle. */
function middleOf(bytes: Buffer): number[] {
  const folder = freshFolder();
  const path = join(folder, 'a.webp');
  writeFileSync(path, bytes);
  const told = execFileSync('vips', ['getpoint', path, '128', '128'], { encoding: 'utf8' });
  return told.trim().split(/\s+/).map(Number);
}

describe('a face', () => {
  it('is cut as wished, told to all and served until it is another', async () => {
    const stream = await suite.owner.listen();
    await stream.until('caught_up');
    const upload = await bringFile(tavi, 'me.png', halves());
    const me = await tavi.must(200, 'PATCH', '/api/me', {
      avatar: { upload, cut: { left: 100, top: 0, side: 100 } },
    });
    expect(me.avatar).toMatch(new RegExp(`^/api/faces/${tavi.username}/[0-9a-f]{16}$`));
    const heard = await stream.until((event) => event.data?.username === tavi.username);
    expect(heard.data.avatar).toBe(me.avatar);
    expect(stream.faults).toEqual([]);
    stream.close();
    const got = await suite.owner.ask('GET', me.avatar);
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/webp']);
    expect(got.headers['cache-control']).toContain('immutable');
    expect(shapeOf(got.bytes)).toBe('256 256 1');
    const [red, , blue] = middleOf(got.bytes);
    expect(blue).toBeGreaterThan(200);
    expect(red).toBeLessThan(60);
    await expect.poll(async () => (await lookAt(tavi, upload)).status).toBe(404);
    const next = await tavi.must(200, 'PATCH', '/api/me', {
      avatar: { upload: await bringFile(tavi, 'me.jpg', picture()) },
    });
    expect(next.avatar).not.toBe(me.avatar);
    expect((await suite.owner.ask('GET', me.avatar)).status).toBe(404);
    const without = await tavi.must(200, 'PATCH', '/api/me', { avatar: null });
    expect(without.avatar).toBeUndefined();
    expect((await suite.owner.ask('GET', next.avatar)).status).toBe(404);
  });

  it('stays while other things of the profile change', async () => {
    const { avatar } = await tavi.must(200, 'PATCH', '/api/me', {
      avatar: { upload: await bringFile(tavi, 'me.jpg', picture()) },
    });
    const me = await tavi.must(200, 'PATCH', '/api/me', { bio: 'Here.' });
    expect(me).toMatchObject({ avatar, bio: 'Here.' });
    const snapshot = await suite.owner.must(200, 'GET', '/api/snapshot');
    const found = snapshot.members.find((one: any) => one.username === tavi.username);
    expect(found.avatar).toBe(avatar);
  });

  it('is made of nothing but a picture of his own', async () => {
    const his = await bringFile(suite.owner, 'a.jpg', picture());
    const text = await bringFile(tavi, 'a.txt', Buffer.from('hello'));
    const broken = await bringFile(tavi, 'a.jpg', picture().subarray(0, 200));
    for (const upload of [his, text, broken, 'a'.repeat(16), '../../etc']) {
      const refused = await tavi.ask('PATCH', '/api/me', { avatar: { upload } });
      expect([upload, refused.status, refused.json.field]).toEqual([upload, 422, 'avatar']);
    }
    for (const avatar of ['x', {}, { upload: 7 }, [his]])
      expect((await tavi.ask('PATCH', '/api/me', { avatar })).status).toBe(400);
    const cut = { left: -5, top: 1e9, side: 0 };
    expect((await tavi.ask('PATCH', '/api/me', { avatar: { upload: his, cut } })).status).toBe(422);
  });
});

describe('an own emoji', () => {
  it('bears a picture that moves', async () => {
    const name = unique('dance_');
    const upload = await bringFile(tavi, 'dance.gif', movingGif());
    const made = await tavi.must(201, 'POST', '/api/emoji', {
      name,
      aliases: [`${name}x`],
      picture: { upload },
    });
    expect(made).toMatchObject({ name, animated: true, by: tavi.username });
    expect(made.url).toMatch(new RegExp(`^/api/emoji/${name}/[0-9a-f]{16}$`));
    const got = await suite.owner.ask('GET', made.url);
    expect(shapeOf(got.bytes)).toBe('96 96 5');
    const again = await tavi.must(200, 'PATCH', `/api/emoji/${name}`, {
      picture: { upload: await bringFile(tavi, 'still.jpg', picture()) },
    });
    expect(again.aliases).toEqual([`${name}x`]);
    expect(again.animated).toBeUndefined();
    expect((await suite.owner.ask('GET', made.url)).status).toBe(404);
    const renamed = await tavi.must(200, 'PATCH', `/api/emoji/${name}`, { aliases: [] });
    expect(renamed.url).toBe(again.url);
    await tavi.must(204, 'DELETE', `/api/emoji/${name}`);
    expect((await suite.owner.ask('GET', again.url)).status).toBe(404);
  });

  it('has a picture of at most 256 KB, and the upload of a refused one may be used again', async () => {
    const upload = await bringFile(tavi, 'still.jpg', picture());
    const bad = await tavi.ask('POST', '/api/emoji', { name: 'A B', picture: { upload } });
    expect([bad.status, bad.json.field]).toEqual([422, 'name']);
    const name = unique('still_');
    await tavi.must(201, 'POST', '/api/emoji', { name, picture: { upload } });
    expect(noise().length).toBeGreaterThan(256 * 1024);
    const large = await tavi.ask('POST', '/api/emoji', {
      name: unique('large_'),
      picture: { upload: await bringFile(tavi, 'noise.png', noise()) },
    });
    expect([large.status, large.json.field]).toEqual([422, 'picture']);
    const nothing = await tavi.ask('PATCH', `/api/emoji/${name}`, {});
    expect(nothing.status).toBe(400);
  });
});

describe("the server's icon", () => {
  it('is set by an owner and shown to who is invited', async () => {
    const { owner } = suite;
    const upload = await bringFile(tavi, 'a.jpg', picture());
    expect((await tavi.ask('PATCH', '/api/server', { icon: { upload } })).status).toBe(403);
    const now = await owner.must(200, 'PATCH', '/api/server', {
      icon: { upload: await bringFile(owner, 'a.jpg', picture()) },
    });
    expect(now.icon).toMatch(/^\/api\/server\/icon\/[0-9a-f]{16}$/);
    const { code } = await owner.must(201, 'POST', '/api/invites', {});
    const base = suite.server.address;
    const invite = await exchange(base, { method: 'GET', path: `/api/invites/${code}` });
    expect(invite.json.server.icon).toBe(now.icon);
    const got = await exchange(base, { method: 'GET', path: now.icon });
    expect([got.status, shapeOf(got.bytes)]).toEqual([200, '256 256 1']);
    const guess = '/api/server/icon/0123456789abcdef';
    expect((await exchange(base, { method: 'GET', path: guess })).status).toBe(404);
    const renamed = await owner.must(200, 'PATCH', '/api/server', { name: 'The Long Table' });
    expect(renamed).toMatchObject({ name: 'The Long Table', icon: now.icon });
    const without = await owner.must(200, 'PATCH', '/api/server', { icon: null });
    expect([without.name, without.icon]).toEqual(['The Long Table', undefined]);
    expect((await owner.ask('PATCH', '/api/server', {})).status).toBe(400);
  });
});
