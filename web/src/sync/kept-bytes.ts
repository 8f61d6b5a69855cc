// The bytes of files that wait, in the browser's database, so that a reload goes on with them. All together they
// take no more than `keptBytesMax`, whichever pages of this browser they wait in: what the server has already gives
// way to what it has not. What finds no room is told, and gets some as soon as there is. Owned by Uploads; keyed by
// `user/key`.

import { keptBytesMax } from './file-list';
import type { UploadsParts } from './uploads-parts';

interface Bytes {
  file: Blob;
  /** The server does not have all of it: after a reload nothing else would. */
  needed: boolean;
  kept: boolean;
  /** The database took it not, whatever room there is. */
  refused?: true;
}

export class KeptBytes {
  readonly #parts: Pick<UploadsParts, 'bytes' | 'alone'>;
  readonly #onLoose: (name: string, loose: boolean) => void;
  /** Tells the other pages that there is room again. */
  readonly #announce: () => void;
  readonly #held = new Map<string, Bytes>();
  /** One look for room after the other. */
  #work: Promise<unknown> = Promise.resolve();

  /** `onLoose`: would be lost with the page, or would no longer be. */
  constructor(
    parts: Pick<UploadsParts, 'bytes' | 'alone' | 'onRoom'>,
    onLoose: (name: string, loose: boolean) => void,
  ) {
    this.#parts = parts;
    this.#onLoose = onLoose;
    this.#announce = parts.onRoom(() => this.fit());
  }

  /** What an earlier visit, or another page, left of this person. */
  async found(prefix: string): Promise<ReadonlyMap<string, Blob>> {
    return new Map(await this.#parts.bytes.all(prefix));
  }

  /** Takes up one of those, if it is among them. */
  take(name: string, from: ReadonlyMap<string, Blob>): Blob | undefined {
    const file = from.get(name);
    if (file !== undefined && !this.#held.has(name))
      this.#held.set(name, { file, needed: true, kept: true });
    return file;
  }

  keep(name: string, file: Blob): void {
    this.#held.set(name, { file, needed: true, kept: this.#held.get(name)?.kept ?? false });
    this.fit();
  }

  /** The server has it: from now on it only saves looking at it once more. */
  arrived(name: string): void {
    const bytes = this.#held.get(name);
    if (!bytes?.needed) return;
    bytes.needed = false;
    this.#onLoose(name, false);
    this.fit();
  }

  drop(name: string): void {
    this.#held.delete(name);
    void this.#parts.bytes.drop(name).then(() => this.#announce());
    this.fit();
  }

  /** Leaves the memory, not the database. */
  leave(): void {
    this.#held.clear();
  }

  /** There may be room for what has none. */
  fit(): void {
    if (this.#waiting().length === 0) return;
    this.#work = this.#work
      .then(() => this.#parts.alone('upload-bytes', () => this.#fitAlone()))
      .catch(() => undefined);
  }

  #waiting(): [string, Bytes][] {
    return [...this.#held].filter(([, { needed, kept, refused }]) => needed && !kept && !refused);
  }

  /** In the order in which they came, each for which there is room. */
  async #fitAlone(): Promise<void> {
    const sizes = await this.#sizes();
    for (const [name, bytes] of this.#waiting()) {
      // oxlint-disable-next-line no-await-in-loop -- each takes room from those behind it
      const fits = await this.#makeRoom(sizes, bytes.file.size);
      if (this.#held.get(name) !== bytes || !bytes.needed) continue;
      if (!fits) this.#onLoose(name, true);
      // oxlint-disable-next-line no-await-in-loop
      else if (await this.#put(name, bytes)) sizes.set(name, bytes.file.size);
    }
  }

  /** Of all that lies in the database; where nobody can tell, of what this page has put there. */
  async #sizes(): Promise<Map<string, number>> {
    const all = await this.#parts.bytes.all('');
    if (all !== undefined) return new Map(all.map(([name, file]) => [name, file.size]));
    const own = [...this.#held].filter(([, { kept }]) => kept);
    return new Map(own.map(([name, { file }]) => [name, file.size]));
  }

  /** What is spare gives way only where that is enough; else nothing would be won. */
  async #makeRoom(sizes: Map<string, number>, size: number): Promise<boolean> {
    const used = () => [...sizes.values()].reduce((sum, each) => sum + each, 0);
    const spare = [...this.#held].filter(([name, { kept, needed }]) => {
      return kept && !needed && sizes.has(name);
    });
    const left = spare.reduce((sum, [name]) => sum - (sizes.get(name) ?? 0), used());
    if (left + size > keptBytesMax) return false;
    for (const [name, bytes] of spare) {
      if (used() + size <= keptBytesMax) break;
      bytes.kept = false;
      // oxlint-disable-next-line no-await-in-loop -- no more of them than it takes
      await this.#parts.bytes.drop(name);
      sizes.delete(name);
    }
    return true;
  }

  /** True when it lies there now. */
  async #put(name: string, bytes: Bytes): Promise<boolean> {
    bytes.kept = true;
    const stored = await this.#parts.bytes.put(name, bytes.file);
    const held = this.#held.get(name);
    if (held !== bytes) {
      // Taken out meanwhile, and perhaps before it lay there.
      if (held === undefined) await this.#parts.bytes.drop(name);
      return held !== undefined;
    }
    if (!stored) {
      bytes.kept = false;
      bytes.refused = true;
    }
    this.#onLoose(name, !stored && bytes.needed);
    return stored;
  }
}
