// Bringing files to a server by hand, one request at a time (tus 1.0), and waiting until they were
// looked into. A client that is not ours does the same in uploads.test.ts.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Answer } from './http.ts';
import type { Person } from './person.ts';
import { freshFolder } from './server.ts';

export const tus = { 'tus-resumable': '1.0.0' };
const bytesType = 'application/offset+octet-stream';

export function beginUpload(
  who: Person,
  name: string,
  size: number,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return who.ask('POST', '/api/uploads', undefined, {
    headers: {
      ...tus,
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      ...headers,
    },
  });
}

export const idOf = (created: Answer): string =>
  String(created.headers['location']).split('/').at(-1) ?? '';

export function append(
  who: Person,
  id: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
) {
  return who.ask('PATCH', `/api/uploads/${id}`, bytes, {
    headers: { ...tus, 'upload-offset': String(offset), 'content-type': bytesType, ...headers },
  });
}

export function lookAt(who: Person, id: string): Promise<Answer> {
  return who.ask('HEAD', `/api/uploads/${id}`, undefined, { headers: tus });
}

/** A file that waits for its message; its id. */
export async function bringFile(who: Person, name: string, bytes: Uint8Array): Promise<string> {
  const created = await beginUpload(who, name, bytes.byteLength);
  if (created.status !== 201)
    throw new Error(`an upload answered ${created.status} ${created.text}`);
  const id = idOf(created);
  const whole = await append(who, id, 0, bytes);
  if (whole.status !== 204) throw new Error(`its bytes answered ${whole.status} ${whole.text}`);
  return id;
}

/** A message with one file, as it is once that was looked into. */
export async function shareFile(
  who: Person,
  name: string,
  bytes: Uint8Array,
  more: Record<string, unknown> = {},
): Promise<{ message: any; file: any }> {
  const id = await bringFile(who, name, bytes);
  const said = await who.say('', { attachments: [{ id }], ...more });
  const channel = said.channel;
  let message = said;
  await expect
    .poll(
      async () => {
        const page = await who.must(
          200,
          'GET',
          `/api/channels/${channel}/messages?around=${said.seq}&limit=1`,
        );
        message = page.messages.find((one: any) => one._id === said._id);
        return message.attachments[0].state;
      },
      { timeout: 60_000 },
    )
    .not.toBe('processing');
  return { message, file: message.attachments[0] };
}

/** No browser plays it, and to make it playable takes a few seconds. */
export const slowFilm = (): Buffer =>
  madeFile(
    'slow.avi',
    'ffmpeg -v error -f lavfi -i testsrc=s=854x480:r=30:d=20 -f lavfi -i sine=d=20 ' +
      '-c:v mpeg4 -q:v 3 -c:a mp3 slow.avi',
  );

/** Makes a file with a real tool: `command` writes it under `name` in the folder where it runs. */
export function madeFile(name: string, command: string): Buffer {
  const folder = freshFolder();
  execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe' });
  return readFileSync(join(folder, name));
}

let moving = 0;
/** A picture that moves; no two of a run have the same bytes. */
export function movingPicture(): Buffer {
  moving += 1;
  const command = `ffmpeg -v error -f lavfi -i testsrc=s=${40 + moving}x32:d=0.6:r=5 a.gif`;
  return madeFile('a.gif', command);
}

/** A GIF on the shelf, by way of a message. */
export async function shelveGif(who: Person, tags: string[] = []): Promise<any> {
  const { file } = await shareFile(who, 'a.gif', movingPicture());
  return who.must(201, 'POST', '/api/gifs', { file: file.id, tags });
}

/** A picture of that many pixels, by ffmpeg. */
export const picture = (name = 'a.png', size = '640x480'): Buffer =>
  madeFile(name, `ffmpeg -v error -f lavfi -i testsrc=s=${size} -frames:v 1 ${name}`);
