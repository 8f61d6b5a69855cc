// The files that I share, on their way. Each is noted in the browser's database when it is picked, so
// that a reload goes on where the line broke off; it leaves the database when the message that bears it
// was stored, or when it is taken out. Made once with the extras; loads with them. What stands in a tray
// and what waits in the outbox is one list: whoever draws tells them apart by the pending messages.

import { ApiProblem, toProblem } from '../api/http';
import type { FileUse, GifItem } from '../api/types';
import { randomId } from '../lib/ids';
import { Listeners } from '../lib/listeners';
import {
  changed,
  fromShelf,
  goneProblem,
  type KeptFile,
  keptForMs,
  moved,
  offShelf,
  printOf,
  type SharedFile,
  toProblemShown,
  toShared,
  toUse,
} from './file-list';
import { KeptBytes } from './kept-bytes';
import { bring } from './upload';
import type { Held, UploadsParts } from './uploads-parts';

/** At once: more share one line without gain, and the server allows five unfinished ones a person. */
const runningMax = 2;
const keyLength = 16;
const lookAgainMs = 1000;
const keyIn = (name: string): string => name.slice(-keyLength);

export class Uploads {
  readonly #parts: UploadsParts;
  readonly #listeners = new Listeners();
  readonly #held = new Map<string, Held>();
  readonly #bytes: KeptBytes;
  #list: readonly SharedFile[] = [];
  #user: string | undefined;
  #loaded: Promise<void> = Promise.resolve();

  constructor(parts: UploadsParts) {
    this.#parts = parts;
    this.#bytes = new KeptBytes(parts, (name, loose) => this.#set(keyIn(name), { loose }));
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** In the order of the trays; the same object until something changes. */
  get list(): readonly SharedFile[] {
    return this.#list;
  }

  /** Whose files these are. Somebody else's leave the memory, not the database. */
  of(user: string | undefined): void {
    if (user === this.#user) return;
    this.leave();
    this.#user = user;
    if (user !== undefined) this.#loaded = this.#load(user);
  }

  leave(): void {
    for (const { off } of this.#held.values()) off.abort();
    for (const { preview } of this.#list) if (preview !== undefined) this.#parts.hide(preview);
    this.#held.clear();
    this.#bytes.leave();
    this.#user = undefined;
    this.#show([]);
  }

  /** Into the channel's tray, or back to the bytes of one that waits for them. */
  add(channel: string, files: readonly File[]): void {
    for (const file of files) {
      const print = printOf(file);
      const waiting = this.#list.find(
        ({ key, state }) => state === 'gone' && this.#held.get(key)?.kept.print === print,
      );
      if (waiting !== undefined) this.#giveBytes(waiting.key, file);
      else this.#begin(channel, file, print);
    }
    this.#pump();
  }

  /** Into the channel's tray, from the shelf: there is nothing to bring. Its key. */
  take(channel: string, item: GifItem): string {
    const key = randomId(keyLength);
    const kept = { ...fromShelf(item, key, channel), order: this.#list.length };
    this.#held.set(key, { kept, file: undefined, found: false, off: new AbortController() });
    this.#show([...this.#list, toShared(kept, true)]);
    this.#write(kept);
    return key;
  }

  change(key: string, change: Partial<Pick<SharedFile, 'name' | 'alt' | 'spoiler'>>): void {
    this.#set(key, change);
    this.#keep(key, change);
  }

  /** To another place in its tray, counted from 0. */
  move(key: string, to: number): void {
    this.#show(moved(this.#list, key, to));
    for (const [order, file] of this.#list.entries()) {
      if (this.#held.get(file.key)?.kept.order !== order) this.#keep(file.key, { order });
    }
  }

  retry(key: string): void {
    const file = this.#find(key);
    if (file?.state !== 'failed' || file.shelf) return;
    this.#set(key, { state: 'waiting' });
    this.#pump();
  }

  /** Taken out: nothing of it stays here or on the server. */
  drop(key: string): void {
    const held = this.#held.get(key);
    if (!held) return;
    const { id, shelf } = held.kept;
    this.#forget(key);
    // One that the server no longer knows is what was wanted; others expire there by themselves.
    if (id !== undefined && !shelf) this.#parts.port.remove(id).catch(() => undefined);
    this.#pump();
  }

  /** Once each of them is on the server, hands `post` how the message names them. What it answers is
   *  handed on, and the files are nobody's draft any more. `nonce` is the message's. */
  async send<T>(
    keys: readonly string[],
    post: (uses: FileUse[]) => Promise<T>,
    nonce = '',
  ): Promise<T> {
    await this.#loaded;
    for (const key of keys) this.retry(key);
    const uses = await Promise.all(keys.map((key) => this.#arrival(key)));
    for (const key of keys) this.#keep(key, { nonce });
    try {
      const stored = await post(uses);
      for (const key of keys) this.#forget(key);
      return stored;
    } catch (error) {
      // Expired between its end and the message: a second try brings them anew.
      if (toProblem(error).field?.startsWith('attachments'))
        for (const key of keys) this.#anew(key);
      throw error;
    }
  }

  /** A message of mine stands: what it bears is nobody's draft any more, whichever page sent it. What came
   *  from the shelf stands in it under another id: it is known by the nonce, or by leaving the database. */
  arrived(ids: readonly string[], nonce = ''): void {
    for (const [key, { kept, found }] of this.#held) {
      if (ids.includes(kept.id ?? '') || (nonce !== '' && kept.nonce === nonce)) this.#forget(key);
      else if (kept.shelf && found) void this.#lookAgain(key);
    }
  }

  /** Perhaps another page has sent it; that page takes it out of the database about now. */
  async #lookAgain(key: string): Promise<void> {
    const held = this.#held.get(key);
    if (!held) return;
    await this.#parts.pause(lookAgainMs, held.off.signal).catch(() => undefined);
    if (!(await this.#parts.kept.has(this.#name(key)))) this.#remove(key, held);
  }

  async #load(user: string): Promise<void> {
    const all = (await this.#parts.kept.all(`${user}/`)) ?? [];
    const bytes = await this.#bytes.found(`${user}/`);
    if (this.#user !== user) return;
    const shown: SharedFile[] = [];
    for (const [name, kept] of all.toSorted(([, a], [, b]) => a.order - b.order)) {
      if (this.#held.has(kept.key)) continue;
      const file = this.#bytes.take(name, bytes);
      this.#held.set(kept.key, { kept, file, found: true, off: new AbortController() });
      // Its answer was lost, and with the next visit the message was there.
      const sent = kept.nonce !== undefined && this.#parts.stands(kept.nonce);
      if (sent || kept.at < Date.now() - keptForMs) this.#forget(kept.key);
      else shown.push(this.#withPreview(toShared(kept, file !== undefined), file));
      if (kept.done) this.#bytes.arrived(name);
    }
    if (shown.length > 0) this.#show([...shown, ...this.#list]);
    this.#pump();
  }

  #begin(channel: string, file: File, print: string): void {
    const key = randomId(keyLength);
    const { name, type, size } = file;
    const [order, at] = [this.#list.length, Date.now()];
    const kept = { key, channel, name, type, size, alt: '', spoiler: false, print, order, at };
    this.#held.set(key, { kept, file, found: false, off: new AbortController() });
    this.#show([...this.#list, this.#withPreview(toShared(kept, true), file)]);
    this.#write(kept);
    this.#bytes.keep(this.#name(key), file);
    void this.#measure(key);
  }

  #giveBytes(key: string, file: File): void {
    const held = this.#held.get(key);
    const shown = this.#find(key);
    if (!held || !shown) return;
    held.file = file;
    this.#set(key, { ...this.#withPreview(shown, file), state: 'waiting' });
    this.#bytes.keep(this.#name(key), file);
    if (shown.width === undefined) void this.#measure(key);
  }

  #withPreview(shown: SharedFile, file: Blob | undefined): SharedFile {
    if (file === undefined || shown.kind === 'file') return shown;
    return { ...shown, preview: this.#parts.show(file) };
  }

  async #measure(key: string): Promise<void> {
    const { preview, kind } = this.#find(key) ?? {};
    if (preview === undefined || (kind !== 'image' && kind !== 'video')) return;
    const size = await this.#parts.measure(preview, kind);
    if (size === undefined) return;
    this.#set(key, size);
    this.#keep(key, size);
  }

  /** Begins what may begin. */
  #pump(): void {
    let running = this.#list.filter(({ state }) => state === 'sending').length;
    for (const { key, state } of this.#list) {
      if (running >= runningMax) return;
      if (state !== 'waiting') continue;
      running += 1;
      void this.#run(key);
    }
  }

  async #run(key: string): Promise<void> {
    this.#set(key, { state: 'sending', cut: false }, 'problem');
    const held = this.#held.get(key);
    const user = this.#user;
    if (!held || user === undefined) return;
    try {
      await this.#parts.alone(`upload/${key}`, async () => {
        // Another page may have taken it out, or sent it with its message.
        if (held.found && !(await this.#parts.kept.has(`${user}/${key}`))) held.off.abort();
        await this.#bring(key, held);
      });
    } catch (error) {
      if (held.off.signal.aborted) this.#remove(key, held);
      else this.#set(key, { state: 'failed', problem: toProblemShown(toProblem(error)) });
    }
    this.#pump();
  }

  async #bring(key: string, held: Held): Promise<void> {
    const { signal } = held.off;
    signal.throwIfAborted();
    const { file, kept } = held;
    if (file === undefined) throw goneProblem();
    const { port } = this.#parts;
    const pause = (ms: number) => this.#parts.pause(ms, signal);
    const onStand = ({ id, sent }: { id: string; sent: number }) => {
      if (held.kept.id !== id) this.#keep(key, { id });
      this.#set(key, { sent, cut: false });
    };
    const onCut = () => this.#set(key, { cut: true });
    const work = { file, name: kept.name, id: kept.id, port, onStand, onCut, pause, signal };
    this.#keep(key, { id: await bring(work), done: true });
    this.#set(key, { state: 'done', sent: held.kept.size });
    this.#bytes.arrived(this.#name(key));
  }

  /** Settles when the server has it; throws when a person must decide. */
  #arrival(key: string): Promise<FileUse> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const file = this.#find(key);
        const id = this.#held.get(key)?.kept.id;
        if (file?.state === 'waiting' || file?.state === 'sending') return false;
        if (file?.state === 'done' && id !== undefined) resolve(toUse(file, id));
        else if (file?.problem) reject(new ApiProblem(file.problem));
        else reject(goneProblem());
        return true;
      };
      if (look()) return;
      const stop = this.#listeners.add(() => {
        if (look()) stop();
      });
    });
  }

  /** The server lost it: from the first byte, as soon as somebody tries again. */
  #anew(key: string): void {
    const held = this.#held.get(key);
    if (!held) return;
    if (held.kept.shelf) {
      this.#set(key, { state: 'failed', problem: offShelf });
      return;
    }
    const { id: _id, done: _done, ...kept } = held.kept;
    held.kept = kept;
    this.#write(kept);
    this.#set(key, held.file === undefined ? { state: 'gone' } : { state: 'failed', sent: 0 });
    if (held.file) this.#bytes.keep(this.#name(key), held.file);
  }

  #forget(key: string): void {
    const held = this.#held.get(key);
    if (!held) return;
    held.off.abort();
    this.#remove(key, held);
    if (this.#user !== undefined) void this.#parts.kept.drop(this.#name(key));
  }

  #remove(key: string, held: Held): void {
    if (this.#held.get(key) !== held) return;
    const preview = this.#find(key)?.preview;
    this.#held.delete(key);
    this.#bytes.drop(this.#name(key));
    this.#show(this.#list.filter((file) => file.key !== key));
    if (preview !== undefined) this.#parts.hide(preview);
  }

  #find(key: string): SharedFile | undefined {
    return this.#list.find((file) => file.key === key);
  }

  #set(key: string, change: Partial<SharedFile>, without?: 'problem'): void {
    if (this.#find(key)) this.#show(changed(this.#list, key, change, without));
  }

  #show(list: readonly SharedFile[]): void {
    this.#list = list;
    this.#parts.guard(list.some(({ loose, state }) => loose && state !== 'done'));
    this.#listeners.call();
  }

  #keep(key: string, change: Partial<KeptFile>): void {
    const held = this.#held.get(key);
    if (!held) return;
    held.kept = { ...held.kept, ...change, at: Date.now() };
    this.#write(held.kept);
  }

  #write(kept: KeptFile): void {
    if (this.#user !== undefined) void this.#parts.kept.put(this.#name(kept.key), kept);
  }

  /** In the browser's database. */
  #name(key: string): string {
    return `${this.#user}/${key}`;
  }
}
