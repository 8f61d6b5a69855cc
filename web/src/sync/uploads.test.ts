// @vitest-environment node
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/http';
import type { GifItem } from '../api/types';
import type { UploadPort } from '../api/uploads';
import type { KeptFile, SharedFile } from './file-list';
import { KeptValues } from './kept';
import { settle } from './testing/settle';
import { Uploads } from './uploads';

let databases = 0;

/** A server that takes everything, unless the test says otherwise. */
class Port implements UploadPort {
  readonly had = new Map<string, number>();
  readonly removed: string[] = [];
  next: () => void = () => {};
  held: Promise<void> = Promise.resolve();

  async create(): Promise<string> {
    this.next();
    const id = `up${this.had.size + 1}`;
    this.had.set(id, 0);
    return id;
  }

  async offset(id: string): Promise<number> {
    const had = this.had.get(id);
    if (had === undefined) throw new ApiProblem({ status: 404 });
    return had;
  }

  async append(id: string, offset: number, body: Blob, _tell: unknown, signal: AbortSignal) {
    await this.held;
    signal.throwIfAborted();
    this.next();
    this.had.set(id, offset + body.size);
    return offset + body.size;
  }

  async remove(id: string): Promise<void> {
    this.removed.push(id);
  }
}

function page(port: Port, database: string) {
  let shown = 0;
  const uploads = new Uploads({
    kept: new KeptValues<KeptFile>(`${database}-files`),
    bytes: new KeptValues<Blob>(`${database}-bytes`),
    port,
    pause: async (_ms, signal) => signal.throwIfAborted(),
    alone: (_name, work) => work(),
    onRoom: () => () => {},
    show: () => `blob:${(shown += 1)}`,
    hide: () => {},
    stands: (nonce) => nonce === 'stored',
    guard: () => {},
    measure: async () => ({ width: 800, height: 600 }),
  });
  uploads.of('mara');
  return uploads;
}

function fresh(): { port: Port; database: string; uploads: Uploads } {
  databases += 1;
  const [port, database] = [new Port(), `uploads-${databases}`];
  return { port, database, uploads: page(port, database) };
}

const picture = (name = 'soup.jpg', length = 12) =>
  new File([new Uint8Array(length)], name, { type: 'image/jpeg', lastModified: 7 });
const gif: GifItem = {
  id: 'gif1',
  tags: ['goat', 'yes'],
  by: 'tavi',
  added: '2026-11-22T19:20:00.000Z',
  uses: 12,
  favourite: true,
  kind: 'image',
  type: 'image/webp',
  size: 184_320,
  url: '/api/gifs/gif1/file',
  width: 480,
  height: 360,
};
const states = (uploads: Uploads) => uploads.list.map(({ state }) => state);
const keyAt = (uploads: Uploads, at: number) => uploads.list[at]?.key ?? '';
const whenDone = (uploads: Uploads) =>
  settle(() => uploads.list.length > 0 && states(uploads).every((state) => state === 'done'));

describe('files on their way', () => {
  it('are measured, brought and named by a message in their order', async () => {
    const { uploads } = fresh();
    uploads.add('home', [picture('a.jpg'), picture('b.jpg')]);
    await whenDone(uploads);
    expect(uploads.list[0]).toMatchObject({ width: 800, height: 600, kind: 'image', sent: 12 });
    uploads.move(keyAt(uploads, 1), 0);
    uploads.change(keyAt(uploads, 0), { alt: 'A bowl', spoiler: true, name: 'bowl.jpg' });
    const keys = uploads.list.map(({ key }) => key);
    const stored = await uploads.send(keys, async (uses) => uses);
    expect(stored).toEqual([
      { id: 'up2', name: 'bowl.jpg', alt: 'A bowl', spoiler: true },
      { id: 'up1', name: 'a.jpg' },
    ]);
    expect(uploads.list).toEqual([]);
  });

  it('hold back the message, not the person who wrote it', async () => {
    const { port, uploads } = fresh();
    let release = () => {};
    port.held = new Promise((resolve) => {
      release = resolve;
    });
    uploads.add('home', [picture()]);
    let posted = 0;
    const sent = uploads.send([keyAt(uploads, 0)], async () => (posted += 1));
    await settle(() => states(uploads)[0] === 'sending');
    expect(posted).toBe(0);
    release();
    expect(await sent).toBe(1);
  });

  it('go on after a reload with the bytes that the browser kept', async () => {
    const { port, database, uploads } = fresh();
    let release = () => {};
    port.held = new Promise((resolve) => {
      release = resolve;
    });
    uploads.add('home', [picture()]);
    uploads.change(keyAt(uploads, 0), { alt: 'A bowl' });
    await settle(() => port.had.size === 1);
    await settle(async () => {
      const kept = await new KeptValues<KeptFile>(`${database}-files`).all('mara/');
      return kept?.[0]?.[1].id === 'up1';
    });
    uploads.leave();
    port.had.set('up1', 5);
    release();
    const after = page(port, database);
    await whenDone(after);
    expect(after.list[0]).toMatchObject({ name: 'soup.jpg', alt: 'A bowl', width: 800 });
    expect([...port.had]).toEqual([['up1', 12]]);
  });

  it('wait to be chosen again when the browser has no bytes, and then go on', async () => {
    const { port, database } = fresh();
    port.had.set('up1', 5);
    const print = JSON.stringify(['soup.jpg', 12, 'image/jpeg', 7]);
    const what = { name: 'soup.jpg', type: 'image/jpeg', size: 12, alt: '', spoiler: false };
    await new KeptValues<KeptFile>(`${database}-files`).put('mara/k', {
      ...what,
      key: 'k',
      channel: 'home',
      print,
      order: 0,
      at: Date.now(),
      id: 'up1',
    });
    const uploads = page(port, database);
    await settle(() => states(uploads)[0] === 'gone');
    await expect(uploads.send(['k'], async () => 1)).rejects.toMatchObject({ code: 'file_gone' });
    uploads.add('home', [picture()]);
    await whenDone(uploads);
    expect(uploads.list).toHaveLength(1);
    expect([...port.had]).toEqual([['up1', 12]]);
  });

  it('say that the line is cut until it is back', async () => {
    const { port, uploads } = fresh();
    let silent = true;
    let cut = 0;
    port.next = () => {
      if (silent) throw new ApiProblem({ status: 0, code: 'no_answer' });
    };
    uploads.subscribe(() => {
      if (uploads.list[0]?.cut !== true) return;
      cut += 1;
      silent = cut < 3;
    });
    uploads.add('home', [picture()]);
    await whenDone(uploads);
    expect(cut).toBe(3);
    expect(uploads.list[0]).toMatchObject({ cut: false, sent: 12 });
  });

  it('that fail say why, and may be tried again', async () => {
    const { port, uploads } = fresh();
    port.next = () => {
      throw new ApiProblem({ status: 507, code: 'no_space', title: 'The disk is full.' });
    };
    uploads.add('home', [picture()]);
    await settle(() => states(uploads)[0] === 'failed');
    expect(uploads.list[0]?.problem).toMatchObject({
      code: 'no_space',
      title: 'The disk is full.',
    });
    await expect(uploads.send([keyAt(uploads, 0)], async () => 1)).rejects.toMatchObject({
      status: 507,
    });
    port.next = () => {};
    uploads.retry(keyAt(uploads, 0));
    await whenDone(uploads);
    expect(uploads.list[0]).not.toHaveProperty('problem');
  });

  it('that are taken out leave nothing behind, here or on the server', async () => {
    const { port, database, uploads } = fresh();
    port.held = new Promise(() => {});
    uploads.add('home', [picture()]);
    await settle(() => port.had.size === 1);
    uploads.drop(keyAt(uploads, 0));
    expect(uploads.list).toEqual([]);
    await settle(() => port.removed.includes('up1'));
    await settle(async () => {
      const kept = await new KeptValues<KeptFile>(`${database}-files`).all('');
      const bytes = await new KeptValues<Blob>(`${database}-bytes`).all('');
      return kept?.length === 0 && bytes?.length === 0;
    });
  });

  it('begin anew when the message came too late for them', async () => {
    const { port, uploads } = fresh();
    uploads.add('home', [picture()]);
    await whenDone(uploads);
    const [key] = uploads.list.map((file: SharedFile) => file.key);
    const late = new ApiProblem({ status: 422, code: 'invalid_field', field: 'attachments' });
    await expect(
      uploads.send([key ?? ''], () => {
        throw late;
      }),
    ).rejects.toBe(late);
    port.had.delete('up1');
    port.had.set('other', 0);
    expect(await uploads.send([key ?? ''], async ([use]) => use?.id)).toBe('up2');
  });

  it('are nobody else’s', async () => {
    const { uploads } = fresh();
    uploads.add('home', [picture()]);
    await whenDone(uploads);
    uploads.of('ben');
    expect(uploads.list).toEqual([]);
    uploads.of('mara');
    await settle(() => uploads.list.length === 1);
  });

  it('leave the tray when another page sent the message', async () => {
    const { uploads } = fresh();
    uploads.add('home', [picture()]);
    await whenDone(uploads);
    uploads.arrived(['up1']);
    expect(uploads.list).toEqual([]);
  });

  it('come from the shelf without a byte, and leave the tray as the message stands', async () => {
    const { port, uploads } = fresh();
    const key = uploads.take('home', gif);
    expect(uploads.list).toMatchObject([{ key, state: 'done', kind: 'image', width: 480 }]);
    let release = () => {};
    const answer = new Promise<void>((resolve) => {
      release = resolve;
    });
    let posted = false;
    const post = async (uses: unknown) => {
      posted = true;
      await answer;
      return uses;
    };
    const sent = uploads.send([key], post, 'n1');
    await settle(() => posted);
    // The stream is faster than the answer, and tells of the copy under an id of its own.
    uploads.arrived(['copy'], 'n1');
    expect(uploads.list).toEqual([]);
    release();
    expect(await sent).toEqual([{ id: 'gif1', alt: 'goat, yes' }]);
    expect(port.had.size).toBe(0);
  });

  it('from the shelf stand in the tray again after a reload, and stay on the server when taken out', async () => {
    const { port, database, uploads } = fresh();
    uploads.take('home', gif);
    await settle(async () => {
      const kept = await new KeptValues<KeptFile>(`${database}-files`).all('mara/');
      return kept?.length === 1;
    });
    uploads.leave();
    const after = page(port, database);
    await settle(() => after.list.length === 1);
    expect(after.list[0]).toMatchObject({ state: 'done', shelf: { url: gif.url } });
    after.drop(keyAt(after, 0));
    expect(after.list).toEqual([]);
    expect(port.removed).toEqual([]);
  });

  it('say so when somebody took them off the shelf meanwhile', async () => {
    const { uploads } = fresh();
    const key = uploads.take('home', gif);
    const refused = new ApiProblem({ status: 422, code: 'invalid_field', field: 'attachments' });
    const send = uploads.send([key], () => Promise.reject(refused), 'n1');
    await expect(send).rejects.toBe(refused);
    expect(uploads.list[0]).toMatchObject({ state: 'failed', problem: { code: 'off_shelf' } });
    await expect(uploads.send([key], async () => 1)).rejects.toMatchObject({ code: 'off_shelf' });
  });

  it('leave for good when the answer was lost but the message stands', async () => {
    const { database, uploads } = fresh();
    const lost = uploads.send([uploads.take('home', gif)], () => new Promise(() => {}), 'stored');
    void lost;
    const files = new KeptValues<KeptFile>(`${database}-files`);
    await settle(async () => (await files.all('mara/'))?.[0]?.[1].nonce === 'stored');
    uploads.leave();
    const after = page(new Port(), database);
    await settle(async () => (await files.all('mara/'))?.length === 0);
    expect(after.list).toEqual([]);
  });

  it('from the shelf leave the tray of the other page that shows them', async () => {
    const { database, uploads } = fresh();
    const key = uploads.take('home', gif);
    const files = new KeptValues<KeptFile>(`${database}-files`);
    await settle(async () => (await files.all('mara/'))?.length === 1);
    const other = page(new Port(), database);
    await settle(() => other.list.length === 1);
    await uploads.send([key], async () => 1, 'n1');
    await settle(async () => (await files.all('mara/'))?.length === 0);
    other.arrived(['copy'], 'n1');
    await settle(() => other.list.length === 0);
  });
});
