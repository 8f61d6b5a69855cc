// The GIF shelf: what may stand there, how it is found, how it comes into messages without an upload.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, snug } from '../lib/command.ts';
import type { Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';
import {
  bringFile,
  madeFile,
  movingPicture,
  picture,
  shareFile,
  shelveGif,
} from '../lib/uploads.ts';

let tavi: Person;
let guest: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
  guest = await owner.bring('guest');
});

const found = async (who: Person, query: string): Promise<string[]> =>
  (await who.must(200, 'GET', `/api/gifs?${query}`)).gifs.map((one: any) => one.id);
const film = (name: string, sound: boolean, seconds = 1) =>
  madeFile(
    name,
    `ffmpeg -v error -f lavfi -i testsrc=s=64x48:r=5:d=${seconds} ` +
      (sound ? `-f lavfi -i sine=d=${seconds} ` : '') +
      name,
  );

describe('the shelf', () => {
  it('takes what hangs on a message, and shows it to all', async () => {
    const { file } = await shareFile(tavi, 'a.gif', movingPicture());
    const item = await tavi.must(201, 'POST', '/api/gifs', {
      file: file.id,
      tags: [' Party ', 'cat'],
    });
    expect(item).toMatchObject({
      tags: ['Party', 'cat'],
      by: tavi.username,
      uses: 0,
      favourite: false,
      kind: 'image',
      type: file.type,
      size: file.size,
      width: file.width,
      height: file.height,
    });
    expect(item.url).toBe(`/api/gifs/${item.id}/file`);
    const shown = await guest.ask('GET', item.url);
    expect(shown.headers['content-type']).toBe(file.type);
    expect(shown.headers['cache-control']).toContain('immutable');
    expect(shown.bytes.equals((await tavi.ask('GET', file.url)).bytes)).toBe(true);
    const small = await guest.ask('GET', item.thumb);
    expect(small.headers['content-type']).toBe('image/webp');
    expect((await guest.must(200, 'GET', '/api/gifs')).gifs).toContainEqual(item);
  });

  it('takes an upload that waits for a message, once it is ready', async () => {
    const id = await bringFile(tavi, 'a.gif', movingPicture());
    const other = await suite.owner.ask('POST', '/api/gifs', { file: id });
    expect([other.status, other.json.field]).toEqual([422, 'file']);
    await expect
      .poll(async () => (await tavi.ask('POST', '/api/gifs', { file: id })).status, {
        timeout: 20_000,
      })
      .toBe(201);
  });

  it('holds the same bytes once', async () => {
    const bytes = movingPicture();
    const { file } = await shareFile(tavi, 'a.gif', bytes);
    const first = await tavi.must(201, 'POST', '/api/gifs', { file: file.id, tags: ['first'] });
    const again = await shareFile(suite.owner, 'b.gif', bytes);
    const same = await suite.owner.must(200, 'POST', '/api/gifs', { file: again.file.id });
    expect(same).toEqual(first);
  });

  it('takes a short film without sound and shows its poster', async () => {
    const { file } = await shareFile(tavi, 'a.mp4', film('a.mp4', false));
    const item = await tavi.must(201, 'POST', '/api/gifs', { file: file.id });
    expect(item).toMatchObject({ kind: 'video', type: 'video/mp4' });
    const poster = await guest.ask('GET', item.poster);
    expect(poster.headers['content-type']).toBe('image/webp');
    const part = await guest.ask('GET', item.url, undefined, { headers: { range: 'bytes=0-9' } });
    expect(part.status).toBe(206);
  }, 60_000);

  it('takes nothing that stands still, is heard, or is no picture', async () => {
    const files = [
      await shareFile(tavi, 'a.png', picture()),
      await shareFile(tavi, 'a.mp4', film('a.mp4', true)),
      await shareFile(tavi, 'long.mp4', film('long.mp4', false, 31)),
      await shareFile(tavi, 'a.txt', Buffer.from('words')),
    ];
    for (const { file } of files) {
      const answer = await tavi.ask('POST', '/api/gifs', { file: file.id });
      expect([file.name, answer.status, answer.json.field]).toEqual([file.name, 422, 'file']);
    }
  }, 60_000);

  it('does not tell what somebody may not see', async () => {
    const room = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'attic',
      private: true,
    });
    const { file } = await shareFile(suite.owner, 'a.gif', movingPicture(), { channel: room.id });
    for (const id of [file.id, 'a'.repeat(16), '../etc']) {
      const answer = await tavi.ask('POST', '/api/gifs', { file: id });
      expect([answer.status, answer.json.field]).toEqual([422, 'file']);
    }
  });

  it.each([
    [{ tags: ['x'.repeat(33)] }, 422],
    [{ tags: [''] }, 422],
    [{ tags: ['two\nlines'] }, 422],
    [{ tags: Array.from({ length: 11 }, (_, i) => `tag ${i}`) }, 422],
    [{ tags: 'x' }, 400],
    [{}, 400],
  ])('%j is refused with %i', async (body, status) => {
    const item = await shelveGif(tavi);
    expect((await tavi.ask('PATCH', `/api/gifs/${item.id}`, body)).status).toBe(status);
  });

  it('is tended by who put something there, and by moderators', async () => {
    const item = await shelveGif(tavi, ['old']);
    const at = `/api/gifs/${item.id}`;
    const stranger = await suite.owner.bring();
    expect((await stranger.ask('PATCH', at, { tags: ['mine'] })).status).toBe(403);
    expect((await tavi.must(200, 'PATCH', at, { tags: ['new'] })).tags).toEqual(['new']);
    await suite.owner.must(204, 'DELETE', at);
    for (const path of ['/file', '/thumb', '/poster'])
      expect((await tavi.ask('GET', at + path)).status).toBe(404);
    expect((await tavi.ask('DELETE', at)).status).toBe(404);
  });

  it('is searched by the beginnings of words', async () => {
    const { id } = await shelveGif(tavi, ['Blüten Regen', 'spring']);
    expect(await found(tavi, 'q=blut%20spr')).toEqual([id]);
    expect(await found(tavi, 'q=regen')).toEqual([id]);
    expect(await found(tavi, 'q=egen')).toEqual([]);
    expect((await tavi.ask('GET', '/api/gifs?sort=size')).status).toBe(422);
    expect((await tavi.ask('GET', '/api/gifs?after=x')).status).toBe(422);
  });

  it('comes in pages, the newest or the most used first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; ++i) ids.unshift((await shelveGif(tavi, ['paged'])).id);
    const first = await tavi.must(200, 'GET', '/api/gifs?q=paged&sort=new&limit=2');
    expect(first.gifs.map((one: any) => one.id)).toEqual(ids.slice(0, 2));
    const next = encodeURIComponent(first.next);
    const rest = await tavi.must(200, 'GET', `/api/gifs?q=paged&sort=new&limit=2&after=${next}`);
    expect(rest.gifs.map((one: any) => one.id)).toEqual(ids.slice(2));
    expect(rest.next).toBeUndefined();
    await tavi.say('', { attachments: [{ id: ids[2] }] });
    expect((await found(tavi, 'q=paged'))[0]).toBe(ids[2]);
  });

  it('says how many there are, and by which tags they are found', async () => {
    for (const tags of [['Käfer', 'counted'], ['kafer', 'counted'], ['counted']])
      await shelveGif(tavi, tags);
    const first = await tavi.must(200, 'GET', '/api/gifs?q=kaf&limit=1');
    expect([first.gifs.length, first.total]).toEqual([1, 2]);
    expect(first.tags.filter(({ tag }: any) => /^(k.fer|counted)$/i.test(tag))).toEqual([
      { tag: 'counted', count: 3 },
      { tag: expect.stringMatching(/^k.fer$/i), count: 2 },
    ]);
    const counts = first.tags.map((one: any) => one.count);
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a));
    const next = encodeURIComponent(first.next);
    const second = await tavi.must(200, 'GET', `/api/gifs?q=kaf&limit=1&after=${next}`);
    expect([second.gifs.length, second.total]).toEqual([1, 2]);
    expect(second).not.toHaveProperty('tags');
  });

  it('tells all who are there what comes, what is called otherwise, and what goes', async () => {
    const streams = await Promise.all([tavi, guest].map((who) => who.listen()));
    for (const one of streams) await one.until('caught_up');
    const { favourite: _not, ...item } = await shelveGif(tavi, ['heard']);
    await tavi.must(200, 'PATCH', `/api/gifs/${item.id}`, { tags: ['heard', 'again'] });
    await suite.owner.must(204, 'DELETE', `/api/gifs/${item.id}`);
    for (const one of streams) {
      await one.until((event) => event.name === 'gif_removed' && event.data.id === item.id);
      const about = one.seen.filter(
        ({ name, data }) => name.startsWith('gif_') && data.id === item.id,
      );
      expect(about.map(({ name, data }) => [name, data])).toEqual([
        ['gif_added', item],
        ['gif_added', { ...item, tags: ['heard', 'again'] }],
        ['gif_removed', { id: item.id }],
      ]);
      expect(one.faults).toEqual([]);
      one.close();
    }
  });

  it('knows the favourites of each', async () => {
    const { id } = await shelveGif(tavi, ['loved']);
    await guest.must(204, 'PUT', `/api/gifs/${id}/favourite`);
    await guest.must(204, 'PUT', `/api/gifs/${id}/favourite`);
    expect(await found(guest, 'sort=favourites')).toEqual([id]);
    expect(await found(tavi, 'q=loved&sort=favourites')).toEqual([]);
    expect((await guest.must(200, 'GET', '/api/gifs?q=loved')).gifs[0].favourite).toBe(true);
    await guest.must(204, 'DELETE', `/api/gifs/${id}/favourite`);
    expect(await found(guest, 'sort=favourites')).toEqual([]);
  });
});

describe('a message with a GIF of the shelf', () => {
  it('needs no upload, and outlives what stood there', async () => {
    const item = await shelveGif(tavi);
    const stream = await tavi.listen();
    await stream.until('caught_up');
    const said = await guest.say('', { attachments: [{ id: item.id, alt: 'a cat dances' }] });
    const [file] = said.attachments;
    expect(file).toMatchObject({
      kind: 'image',
      animated: true,
      state: 'ready',
      size: item.size,
      alt: 'a cat dances',
    });
    expect(file.id).not.toBe(item.id);
    const heard = await stream.until((event) => event.data?._id === said._id);
    expect(heard.data.attachments).toEqual(said.attachments);
    expect(stream.faults).toEqual([]);
    stream.close();
    await tavi.must(204, 'DELETE', `/api/gifs/${item.id}`);
    expect((await suite.owner.ask('GET', file.url)).status).toBe(200);
    const late = await guest.post('', { attachments: [{ id: item.id }] });
    expect([late.status, late.json.field]).toEqual([422, 'attachments']);
  });

  it('is sent once, however often it is tried', async () => {
    const item = await shelveGif(tavi, ['tried']);
    const body = { attachments: [{ id: item.id }], nonce: `n${randomBytes(6).toString('hex')}` };
    const first = await tavi.post('', body);
    const again = await tavi.post('', body);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json.attachments).toEqual(first.json.attachments);
    expect((await tavi.must(200, 'GET', '/api/gifs?q=tried')).gifs[0].uses).toBe(1);
  });

  it('may bear files of its own beside it', async () => {
    const item = await shelveGif(tavi);
    const id = await bringFile(tavi, 'a.txt', Buffer.from('words'));
    const said = await tavi.say('look', { attachments: [{ id: item.id }, { id }] });
    expect(said.attachments.map((one: any) => one.kind)).toEqual(['image', 'file']);
  });
});

describe('snug shelf add', () => {
  const add = (...words: string[]) => snug(['shelf', 'add', ...words, '--data', suite.server.data]);

  it('fills the shelf from a folder, and says what it did with each file', async () => {
    const at = join(folder(), 'gifs');
    mkdirSync(at);
    const wave = movingPicture();
    writeFileSync(join(at, 'wave.gif'), wave);
    writeFileSync(join(at, 'wink.gif'), movingPicture());
    writeFileSync(join(at, 'still.png'), picture());
    writeFileSync(join(at, 'words.txt'), 'words');
    const ran = await add(at, '--tags', 'from a folder,hand', '--user', tavi.username);
    expect(ran.code).toBe(65);
    expect(ran.stdout).toMatch(/^wave\.gif: added$/m);
    expect(ran.stdout).toMatch(/^wink\.gif: added$/m);
    expect(ran.stdout).toMatch(/^still\.png: refused: /m);
    expect(ran.stdout).toMatch(/^words\.txt: refused: /m);
    const { gifs } = await guest.must(200, 'GET', '/api/gifs?q=folder');
    expect(gifs.map((one: any) => [one.by, one.tags])).toEqual([
      [tavi.username, ['from a folder', 'hand']],
      [tavi.username, ['from a folder', 'hand']],
    ]);
    expect((await guest.ask('GET', gifs[0].url)).status).toBe(200);
    const again = await add(join(at, 'wave.gif'), '--json');
    expect([again.code, JSON.parse(again.stdout)]).toEqual([
      0,
      { ok: true, added: 0, there: 1, refused: [] },
    ]);
  }, 120_000);

  it('fills it from a zip as well', async () => {
    const at = join(folder(), 'zipped');
    mkdirSync(join(at, 'deep'), { recursive: true });
    writeFileSync(join(at, 'hello.gif'), movingPicture());
    writeFileSync(join(at, 'deep', 'bye.gif'), movingPicture());
    writeFileSync(join(at, 'words.txt'), 'words');
    execFileSync('zip', ['-q', '-r', 'all.zip', '.'], { cwd: at });
    const ran = await add(join(at, 'all.zip'), '--tags', 'from a zip', '--user', tavi.username);
    expect(ran.code).toBe(65);
    expect(ran.stdout).toMatch(/^hello\.gif: added$/m);
    expect(ran.stdout).toMatch(/^bye\.gif: added$/m);
    expect(ran.stdout).toMatch(/^words\.txt: refused: /m);
    expect((await guest.must(200, 'GET', '/api/gifs?q=zip')).gifs).toHaveLength(2);
    writeFileSync(join(at, 'broken.zip'), readFileSync(join(at, 'all.zip')).subarray(0, 300));
    const broken = await add(join(at, 'broken.zip'));
    expect([broken.code, broken.stderr]).toEqual([64, expect.stringMatching(/zip is damaged/)]);
  }, 120_000);

  it('needs a running server and a file that is there', async () => {
    expect((await add(join(folder(), 'none'))).code).toBe(64);
    const gif = join(folder(), 'a.gif');
    writeFileSync(gif, movingPicture());
    const stopped = await snug(['shelf', 'add', gif, '--data', folder()]);
    expect(stopped.code).toBe(69);
    expect(stopped.stderr).toMatch(/no server runs/);
  });
});
