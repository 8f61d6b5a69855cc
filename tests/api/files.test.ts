// Files on messages: who may fetch them, how they are served, what was made of them.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { freshFolder } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { bringFile, madeFile, picture, shareFile } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

const fetched = (who: Person, path: string, headers: Record<string, string> = {}) =>
  who.ask('GET', path, undefined, { headers });

/** What a person could be found by, in any tag of the file. */
function tagsOf(bytes: Buffer, name: string): string {
  const folder = freshFolder();
  writeFileSync(join(folder, name), bytes);
  return execFileSync('exiftool', ['-ee', '-a', '-G1', name], { cwd: folder, encoding: 'utf8' });
}

describe('a file on a message', () => {
  it('is told to everybody, live and in history', async () => {
    const stream = await tavi.listen();
    await stream.until('caught_up');
    const { message, file } = await shareFile(suite.owner, 'notes.txt', Buffer.from('hello'), {
      content: 'with words',
    });
    expect(file).toMatchObject({ name: 'notes.txt', size: 5, kind: 'file', state: 'ready' });
    expect(file.url).toBe(`/api/files/${file.id}/notes.txt`);
    const heard = await stream.until((event) => event.data?._id === message._id);
    expect(heard.data.attachments).toEqual([file]);
    expect(stream.faults).toEqual([]);
    stream.close();
    expect((await fetched(tavi, file.url)).text).toBe('hello');
  });

  it('bears a new name, words for who cannot see it, and a cover', async () => {
    const id = await bringFile(tavi, 'x.bin', randomBytes(20));
    const said = await tavi.say('', {
      attachments: [{ id, name: '../../evil\u202Egpj.exe', alt: 'a cat', spoiler: true }],
    });
    expect(said.attachments[0]).toMatchObject({ name: 'evilgpj.exe', alt: 'a cat', spoiler: true });
    const again = await tavi.post('', { attachments: [{ id }] });
    expect([again.status, again.json.field]).toEqual([422, 'attachments']);
  });

  it.each([
    [{ attachments: 'x' }, 400],
    [{ attachments: ['x'] }, 400],
    [{ attachments: [{}] }, 400],
    [{ attachments: [{ id: '../etc' }] }, 422],
    [{ attachments: [{ id: 'a'.repeat(16) }] }, 422],
    [{ attachments: Array.from({ length: 11 }, () => ({ id: 'a'.repeat(16) })) }, 422],
    [{ attachments: [] }, 422],
  ])('%j is refused with %i', async (body, status) => {
    expect((await tavi.post('', body)).status).toBe(status);
  });

  it('is saved and never shown when it is no picture, film or sound', async () => {
    const hostile: [string, Buffer][] = [
      ['page.html', Buffer.from('<script>alert(1)</script>')],
      ['drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['paper.pdf', Buffer.from('%PDF-1.7\n')],
      ['list.m3u8', Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n')],
      ['pic.jpg', Buffer.from('not a picture at all')],
    ];
    for (const [name, bytes] of hostile) {
      const { file } = await shareFile(tavi, name, bytes);
      expect([name, file.kind, file.state]).toEqual([name, 'file', 'ready']);
      const got = await fetched(suite.owner, file.url);
      expect(got.headers['content-type']).toBe('application/octet-stream');
      expect(got.headers['content-disposition']).toMatch(/^attachment; /);
      expect(got.headers['x-content-type-options']).toBe('nosniff');
      expect(got.headers['content-security-policy']).toContain('sandbox');
    }
  });

  it('is for those who see its message, until it goes or they do', async () => {
    const friend = await suite.owner.bring();
    const room = await suite.owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'attic',
      private: true,
      members: [friend.username],
    });
    const { message, file } = await shareFile(suite.owner, 'a.txt', Buffer.from('secret'), {
      channel: room.id,
    });
    for (const headers of [{}, { range: 'bytes=0-1' }] as Record<string, string>[]) {
      expect((await fetched(friend, file.url, headers)).status).toBe(headers['range'] ? 206 : 200);
      expect((await fetched(tavi, file.url, headers)).status).toBe(404);
    }
    expect((await tavi.ask('HEAD', file.url)).status).toBe(404);
    await suite.owner.must(204, 'DELETE', `/api/channels/${room.id}/members/${friend.username}`);
    expect((await fetched(friend, file.url)).status).toBe(404);
    await suite.owner.must(204, 'DELETE', `/api/channels/${room.id}/messages/${message._id}`);
    expect((await fetched(suite.owner, file.url)).status).toBe(404);
  });

  it('is served in ranges, as players ask for them', async () => {
    const bytes = randomBytes(300_000);
    const { file } = await shareFile(tavi, 'a.bin', bytes);
    const whole = await fetched(tavi, file.url);
    expect(whole.bytes.equals(bytes)).toBe(true);
    expect(whole.headers['accept-ranges']).toBe('bytes');
    expect(whole.headers['cache-control']).toContain('private');
    const tag = String(whole.headers['etag']);
    const safari = await fetched(tavi, file.url, { range: 'bytes=0-1' });
    expect([safari.status, safari.headers['content-range']]).toEqual([206, 'bytes 0-1/300000']);
    const end = await fetched(tavi, file.url, { range: 'bytes=-10' });
    expect(end.bytes.equals(bytes.subarray(-10))).toBe(true);
    const middle = await fetched(tavi, file.url, { range: 'bytes=65536-131071', 'if-range': tag });
    expect(middle.bytes.equals(bytes.subarray(65_536, 131_072))).toBe(true);
    expect((await fetched(tavi, file.url, { range: 'bytes=0-1', 'if-range': '"x"' })).status).toBe(
      200,
    );
    expect((await fetched(tavi, file.url, { 'if-none-match': tag })).status).toBe(304);
    const beyond = await tavi.ask('GET', file.url, undefined, {
      headers: { range: 'bytes=300000-' },
      unchecked: true,
    });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */300000']);
    const head = await tavi.ask('HEAD', file.url);
    expect([head.status, head.headers['content-length']]).toEqual([200, '300000']);
  });

  it('is passed on and outlives the first one', async () => {
    const { message, file } = await shareFile(tavi, 'a.txt', Buffer.from('kept'));
    const copy = await tavi.say('', { forward: { channel: 'home', _id: message._id } });
    expect(copy.attachments).toHaveLength(1);
    expect(copy.attachments[0].id).not.toBe(file.id);
    await tavi.must(204, 'DELETE', `/api/channels/home/messages/${message._id}`);
    expect((await fetched(suite.owner, file.url)).status).toBe(404);
    expect((await fetched(suite.owner, copy.attachments[0].url)).text).toBe('kept');
  });

  it('may stand without words, and words beside it may change', async () => {
    const { message } = await shareFile(tavi, 'a.txt', Buffer.from('x'));
    const at = `/api/channels/home/messages/${message._id}`;
    const edited = await tavi.must(200, 'PATCH', at, { content: 'words' });
    expect(edited.attachments).toEqual(message.attachments);
    expect((await tavi.must(200, 'PATCH', at, { content: '' })).content).toBe('');
  });
});

describe('a picture', () => {
  it('is looked into, gets small ones, and tells nobody where it was taken', async () => {
    const bytes = madeFile(
      'a.jpg',
      'ffmpeg -v error -f lavfi -i testsrc=s=1600x1200 -frames:v 1 a.jpg && ' +
        'exiftool -q -overwrite_original -GPSLatitude=48.1371 -GPSLatitudeRef=N -GPSLongitude=11.5754 ' +
        '-GPSLongitudeRef=E -Make=Phone -Artist=Somebody -Orientation#=6 -Comment=Secret a.jpg',
    );
    expect(tagsOf(bytes, 'a.jpg')).toMatch(/GPS/);
    const { file } = await shareFile(tavi, 'holiday.jpg', bytes);
    expect(file).toMatchObject({
      kind: 'image',
      state: 'ready',
      type: 'image/jpeg',
      width: 1200,
      height: 1600,
    });
    expect(Buffer.from(file.thumbhash, 'base64').length).toBeGreaterThan(5);
    const shown = await fetched(suite.owner, file.url);
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.bytes.length).toBe(file.size);
    expect(tagsOf(shown.bytes, 'b.jpg')).not.toMatch(/GPS|Phone|Somebody|Secret/);
    const small = await fetched(suite.owner, file.thumb);
    const large = await fetched(suite.owner, `${file.thumb}?x=2`);
    expect(small.headers['content-type']).toBe('image/webp');
    expect(small.bytes.subarray(8, 12).toString()).toBe('WEBP');
    expect(large.bytes.length).toBeGreaterThan(small.bytes.length);
  });

  it('that moves stays so', async () => {
    const bytes = madeFile('a.gif', 'ffmpeg -v error -f lavfi -i testsrc=s=64x48:d=1:r=5 a.gif');
    const { file } = await shareFile(tavi, 'a.gif', bytes);
    expect(file).toMatchObject({ kind: 'image', animated: true, type: 'image/gif' });
  });

  it('that is too large, or broken, stays a download with a reason', async () => {
    const broken = picture('a.png').subarray(0, 60);
    const { file } = await shareFile(tavi, 'a.png', broken);
    expect(file).toMatchObject({ state: 'failed' });
    expect(file.reason).toMatch(/^[a-z_]+$/);
    const got = await fetched(suite.owner, file.url);
    expect(got.headers['content-disposition']).toMatch(/^attachment/);
    expect(got.headers['content-type']).toBe('application/octet-stream');
  });

  it('is ready for its message when it came before', async () => {
    const id = await bringFile(tavi, 'a.png', picture());
    await expect
      .poll(async () => (await fetched(tavi, `/api/files/${id}/a.png`)).status, { timeout: 20_000 })
      .toBe(200);
    const said = await tavi.say('', { attachments: [{ id }] });
    expect(said.attachments[0]).toMatchObject({ state: 'ready', width: 640, height: 480 });
  });

  it('is made known without looking edited', async () => {
    const { message } = await shareFile(tavi, 'a.png', picture('a.png', '2000x2000'));
    expect(message.edited).toBeUndefined();
  });
});

describe('a film', () => {
  it('gets a poster and plays everywhere, whatever it was', async () => {
    const bytes = madeFile(
      'a.avi',
      'ffmpeg -v error -f lavfi -i testsrc=s=320x240:r=25:d=2 -f lavfi -i sine=d=2 ' +
        '-c:v mpeg4 -c:a mp3 -metadata title=Secret a.avi',
    );
    const { file } = await shareFile(tavi, 'a.avi', bytes);
    expect(file).toMatchObject({ kind: 'video', state: 'ready', type: 'video/mp4', width: 320 });
    expect(Math.round(file.duration_ms / 1000)).toBe(2);
    const poster = await fetched(suite.owner, file.poster);
    expect(poster.headers['content-type']).toBe('image/webp');
    const film = await fetched(suite.owner, file.url, { range: 'bytes=0-99' });
    expect(film.status).toBe(206);
    expect(tagsOf((await fetched(suite.owner, file.url)).bytes, 'b.mp4')).not.toMatch(/Secret/);
  }, 60_000);

  it('of sound alone has its waveform', async () => {
    const bytes = madeFile('a.wav', 'ffmpeg -v error -f lavfi -i sine=d=3 a.wav');
    const { file } = await shareFile(tavi, 'a.wav', bytes);
    expect(file).toMatchObject({ kind: 'audio', state: 'ready', type: 'audio/wav' });
    expect(file.waveform.length).toBeGreaterThan(10);
    expect(Math.max(...file.waveform)).toBeGreaterThan(0);
  }, 60_000);
});

describe('what was not looked into', () => {
  it('is, after the server was killed meanwhile', async () => {
    const id = await bringFile(tavi, 'a.png', picture('a.png', '3000x3000'));
    await suite.server.kill();
    await suite.server.launch();
    await expect
      .poll(async () => (await fetched(tavi, `/api/files/${id}/a.png`)).status, { timeout: 45_000 })
      .toBe(200);
  }, 60_000);
});
