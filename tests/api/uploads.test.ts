// Uploads that resume, by hand and by tus-js-client, which is not ours.
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as tusClient from 'tus-js-client';
import { describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { Person } from '../lib/person.ts';
import { dial } from '../lib/raw.ts';
import { replicaSet } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { append, beginUpload, bringFile, idOf, lookAt, tus } from '../lib/uploads.ts';

let tavi: Person;
const suite = withServer(
  { args: ['--limit', 'upload_mb=20', '--limit', 'uploads_per_person=5'] },
  async ({ owner }) => {
    tavi = await owner.bring();
  },
);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function served(who: Person, id: string, name = 'a.bin') {
  return who.ask('GET', `/api/files/${id}/${name}`);
}

/** Where it stands once nothing more of a cut request arrives. */
async function settled(id: string, from: number): Promise<number> {
  let last = -1;
  let now = from;
  while (now !== last) {
    last = now;
    await pause(100);
    now = Number((await lookAt(tavi, id)).headers['upload-offset']);
  }
  return now;
}

describe('an upload', () => {
  it('tells what is spoken here to whoever asks', async () => {
    const told = await exchange(suite.server.address, { method: 'OPTIONS', path: '/api/uploads' });
    expect(told.status).toBe(204);
    expect(told.headers['tus-version']).toBe('1.0.0');
    expect(told.headers['tus-max-size']).toBe('20000000');
    expect(told.headers['tus-extension']).toContain('creation-with-upload');
    expect(told.headers['tus-checksum-algorithm']).toContain('sha1');
    const snapshot = await tavi.must(200, 'GET', '/api/snapshot');
    expect(snapshot.server.limits).toMatchObject({ attachments_max: 10, upload_max: 20_000_000 });
  });

  it('arrives in pieces and becomes a file under the same id', async () => {
    const bytes = randomBytes(700_000);
    const created = await beginUpload(tavi, 'a.bin', bytes.length);
    expect(created.status).toBe(201);
    expect(created.headers['tus-resumable']).toBe('1.0.0');
    expect(created.headers['upload-expires']).toMatch(/GMT$/);
    const id = idOf(created);
    for (const [from, to] of [
      [0, 1],
      [1, 300_000],
      [300_000, 700_000],
    ] as const) {
      expect((await lookAt(tavi, id)).headers['upload-offset']).toBe(String(from));
      const answer = await append(tavi, id, from, bytes.subarray(from, to));
      expect([answer.status, answer.headers['upload-offset']]).toEqual([204, String(to)]);
    }
    const whole = await lookAt(tavi, id);
    expect(whole.headers['upload-offset']).toBe(whole.headers['upload-length']);
    expect(sha256((await served(tavi, id)).bytes)).toBe(sha256(bytes));
  });

  it('may begin with its bytes, and may have none', async () => {
    const bytes = randomBytes(5_000);
    const created = await tavi.ask('POST', '/api/uploads', bytes, {
      headers: {
        ...tus,
        'upload-length': '5000',
        'content-type': 'application/offset+octet-stream',
      },
    });
    expect([created.status, created.headers['upload-offset']]).toEqual([201, '5000']);
    expect(sha256((await served(tavi, idOf(created))).bytes)).toBe(sha256(bytes));
    const empty = await beginUpload(tavi, 'empty.txt', 0);
    expect(empty.status).toBe(201);
    expect((await served(tavi, idOf(empty))).bytes.length).toBe(0);
  });

  it('keeps nothing that is not as its sender said', async () => {
    const bytes = randomBytes(400_000);
    const sum = (kind: string, of: Uint8Array) => ({
      'upload-checksum': `${kind} ${createHash(kind).update(of).digest('base64')}`,
    });
    const id = idOf(await beginUpload(tavi, 'sum.bin', bytes.length));
    const half = bytes.subarray(0, 200_000);
    expect((await append(tavi, id, 0, half, sum('sha1', half))).status).toBe(204);
    const rest = bytes.subarray(200_000);
    const wrong = await append(tavi, id, 200_000, rest, sum('sha256', half));
    expect([wrong.status, wrong.json.code]).toEqual([460, 'wrong_checksum']);
    expect((await lookAt(tavi, id)).headers['upload-offset']).toBe('200000');
    for (const field of ['md5 AAAA', 'sha1', 'sha256 AAAA'])
      expect((await append(tavi, id, 200_000, rest, { 'upload-checksum': field })).status).toBe(
        400,
      );
    expect((await append(tavi, id, 200_000, rest, sum('sha256', rest))).status).toBe(204);
    expect(sha256((await served(tavi, id)).bytes)).toBe(sha256(bytes));
  });

  it('keeps what came before its connection was cut', async () => {
    const bytes = randomBytes(3_000_000);
    const id = idOf(await beginUpload(tavi, 'cut.bin', bytes.length));
    let offset = 0;
    let cutAt = 0;
    while (offset < bytes.length) {
      // Each goes further than all before it: on a busy server what an earlier one has left may come in late.
      cutAt = Math.min(bytes.length, cutAt + 1 + Math.floor(Math.random() * 900_000));
      const socket = await dial({ port: suite.server.port });
      socket.on('error', () => undefined);
      socket.write(
        `PATCH /api/uploads/${id} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\n` +
          `Authorization: Bearer ${tavi.token}\r\nUpload-Offset: ${offset}\r\n` +
          `Content-Type: application/offset+octet-stream\r\nContent-Length: ${bytes.length - offset}\r\n\r\n`,
      );
      await new Promise((done) => socket.write(bytes.subarray(offset, cutAt), done));
      socket.destroy();
      offset = await settled(id, offset);
      expect(offset).toBeLessThanOrEqual(cutAt);
      if (cutAt === bytes.length && offset < bytes.length) {
        await append(tavi, id, offset, bytes.subarray(offset));
        offset = bytes.length;
      }
    }
    await expect.poll(async () => (await served(tavi, id)).status).toBe(200);
    expect(sha256((await served(tavi, id)).bytes)).toBe(sha256(bytes));
  }, 60_000);

  it('is done by tus-js-client, with chunks and with failures in between', async () => {
    const bytes = randomBytes(2_345_678);
    let refused = 0;
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new tusClient.Upload(bytes, {
        endpoint: `${suite.server.address}/api/uploads`,
        headers: tavi.bearer,
        metadata: { filename: 'a.bin' },
        chunkSize: 500_000,
        retryDelays: [0, 10, 20],
        onBeforeRequest: (request) => {
          // Every other piece is sent where it does not belong: the client has to ask and go on.
          if (request.getMethod() === 'PATCH' && refused < 2) {
            refused += 1;
            request.setHeader('Upload-Offset', '7');
          }
        },
        onError: reject,
        onSuccess: () => resolve(upload.url ?? ''),
      });
      upload.start();
    });
    expect(refused).toBe(2);
    expect(sha256((await served(tavi, url.split('/').at(-1) ?? '')).bytes)).toBe(sha256(bytes));
  }, 30_000);

  it('goes on after a restart', async () => {
    const bytes = randomBytes(400_000);
    const id = idOf(await beginUpload(tavi, 'a.bin', bytes.length));
    await append(tavi, id, 0, bytes.subarray(0, 150_000));
    await suite.server.restart();
    expect((await lookAt(tavi, id)).headers['upload-offset']).toBe('150000');
    expect((await append(tavi, id, 150_000, bytes.subarray(150_000))).status).toBe(204);
    expect(sha256((await served(tavi, id)).bytes)).toBe(sha256(bytes));
  });

  // The last byte was durable when the server died, and nobody had been told.
  it.skipIf(replicaSet)('is whole once it is said to be, also after a kill', async () => {
    const bytes = randomBytes(1_000);
    const id = idOf(await beginUpload(tavi, 'a.bin', bytes.length));
    await append(tavi, id, 0, bytes.subarray(0, 400));
    await suite.server.stop();
    const [data, facts] = ['data', 'facts'].map((name) =>
      join(suite.server.data, 'uploads', id, name),
    ) as [string, string];
    appendFileSync(data, bytes.subarray(400));
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('"offset":400', '"offset":1000'));
    await suite.server.launch();
    const told = await lookAt(tavi, id);
    expect([told.status, told.headers['upload-offset']]).toEqual([200, '1000']);
    const said = await tavi.say('', { attachments: [{ id }] });
    expect(sha256((await served(suite.owner, said.attachments[0].id)).bytes)).toBe(sha256(bytes));
  });

  it('can be taken back, before and after its last byte', async () => {
    const half = idOf(await beginUpload(tavi, 'a.bin', 10));
    const whole = await bringFile(tavi, 'a.bin', randomBytes(10));
    for (const id of [half, whole]) {
      const gone = () => tavi.ask('DELETE', `/api/uploads/${id}`, undefined, { headers: tus });
      expect((await gone()).status).toBe(204);
      expect((await gone()).status).toBe(404);
      expect((await lookAt(tavi, id)).status).toBe(404);
      expect((await served(tavi, id)).status).toBe(404);
    }
  });

  it('is nobody else’s', async () => {
    const id = idOf(await beginUpload(tavi, 'a.bin', 10));
    expect((await lookAt(suite.owner, id)).status).toBe(404);
    expect((await append(suite.owner, id, 0, randomBytes(10))).status).toBe(404);
    const file = await bringFile(tavi, 'a.bin', randomBytes(10));
    expect((await served(suite.owner, file)).status).toBe(404);
    expect((await lookAt(suite.owner, file)).status).toBe(404);
    const taken = await suite.owner.post('mine', { attachments: [{ id: file }] });
    expect([taken.status, taken.json.field]).toEqual([422, 'attachments']);
    await tavi.ask('DELETE', `/api/uploads/${id}`, undefined, { headers: tus });
  });

  it('is refused in the words of tus', async () => {
    const id = idOf(await beginUpload(tavi, 'a.bin', 10));
    expect((await append(tavi, id, 3, randomBytes(5))).status).toBe(409);
    expect((await append(tavi, id, 0, randomBytes(11))).status).toBe(413);
    const other = { headers: { 'tus-resumable': '0.2.2', 'upload-length': '1' } };
    const version = await tavi.ask('POST', '/api/uploads', undefined, other);
    expect([version.status, version.headers['tus-version']]).toEqual([412, '1.0.0']);
    const json = await tavi.ask('PATCH', `/api/uploads/${id}`, '{}', {
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/json' },
    });
    expect(json.status).toBe(415);
    expect((await beginUpload(tavi, 'a', 20_000_001)).status).toBe(413);
    for (const length of ['', '-1', '1e9', '99999999999999999999'])
      expect((await beginUpload(tavi, 'a', 0, { 'upload-length': length })).status).toBe(400);
    const metadata = { 'upload-metadata': 'filename ???' };
    expect((await beginUpload(tavi, 'a', 1, metadata)).status).toBe(400);
    await tavi.ask('DELETE', `/api/uploads/${id}`, undefined, { headers: tus });
  });

  it('is one of five, however many are tried at once', async () => {
    const friend = await suite.owner.bring();
    const all = await Promise.all(
      Array.from({ length: 100 }, () => beginUpload(friend, 'a.bin', 1_000)),
    );
    expect(all.filter((one) => one.status === 201)).toHaveLength(5);
    const first = all.find((one) => one.status === 201);
    await append(friend, idOf(first as (typeof all)[0]), 0, randomBytes(1_000));
    expect((await beginUpload(friend, 'a.bin', 1_000)).status).toBe(201);
  });

  // A set keeps uploads in a collection; the tests of its store look there.
  it.skipIf(replicaSet)('leaves nothing where it was taken apart', async () => {
    const folder = join(suite.server.data, 'uploads');
    const friend = await suite.owner.bring();
    const before = readdirSync(folder).length;
    const id = await bringFile(friend, 'a.bin', randomBytes(1_000));
    await expect.poll(() => readdirSync(folder).length).toBe(before);
    expect((await served(friend, id)).status).toBe(200);
  });
});
