// The bytes of files that wait, in the browser's database, so that a reload goes on with them. All together they
// take no more than `keptBytesMax`: what the server has already gives way to what it has not. What finds no room is
// told, and gets some as soon as there is. Owned by Uploads; keyed by `user/key`.

import { keptBytesMax } from './file-list';
import type { KeptValues } from './kept';

interface Bytes {
  file: Blob;
  /** The server does not have all of it: after a reload nothing else would. */
  needed: boolean;
  kept: boolean;
  /** The database took it not, whatever room there is. */
  refused?: true;
}

export class KeptBytes {
  readonly #store: KeptValues<Blob>;
  readonly #onLoose: (name: string, loose: boolean) => void;
  readonly #held = new Map<string, Bytes>();

  /** `onLoose`: would be lost with the page, or would no longer be. */
  constructor(store: KeptValues<Blob>, onLoose: (name: string, loose: boolean) => void) {
    this.#store = store;
    this.#onLoose = onLoose;
  }

  /** Takes up what an earlier visit left of this person. */
  async load(prefix: string): Promise<ReadonlyMap<string, Blob>> {
    const found = new Map(await this.#store.all(prefix));
    for (const [name, file] of found) {
      if (!this.#held.has(name)) this.#held.set(name, { file, needed: true, kept: true });
    }
    return found;
  }

  keep(name: string, file: Blob): void {
    this.#held.set(name, { file, needed: true, kept: this.#held.get(name)?.kept ?? false });
    this.#fit();
  }

  /** The server has it: from now on it only saves looking at it once more. */
  arrived(name: string): void {
    const bytes = this.#held.get(name);
    if (!bytes?.needed) return;
    bytes.needed = false;
    this.#onLoose(name, false);
    this.#fit();
  }

  drop(name: string): void {
    void this.#store.drop(name);
    if (this.#held.delete(name)) this.#fit();
  }

  /** Leaves the memory, not the database. */
  leave(): void {
    this.#held.clear();
  }

  get #used(): number {
    return [...this.#held.values()].reduce(
      (sum, { kept, file }) => sum + (kept ? file.size : 0),
      0,
    );
  }

  /** In the order in which they came, each for which there is room. */
  #fit(): void {
    for (const [name, bytes] of this.#held) {
      if (!bytes.needed || bytes.kept || bytes.refused) continue;
      this.#makeRoom(bytes.file.size);
      if (this.#used + bytes.file.size > keptBytesMax) this.#onLoose(name, true);
      else void this.#put(name, bytes);
    }
  }

  /** Only where that is enough; else nothing would be won. */
  #makeRoom(size: number): void {
    const spare = [...this.#held].filter(([, { kept, needed }]) => kept && !needed);
    const left = spare.reduce((sum, [, { file }]) => sum - file.size, this.#used);
    if (left + size > keptBytesMax) return;
    for (const [name, bytes] of spare) {
      if (this.#used + size <= keptBytesMax) return;
      bytes.kept = false;
      void this.#store.drop(name);
    }
  }

  async #put(name: string, bytes: Bytes): Promise<void> {
    bytes.kept = true;
    const stored = await this.#store.put(name, bytes.file);
    if (this.#held.get(name) !== bytes) return;
    if (!stored) {
      bytes.kept = false;
      bytes.refused = true;
    }
    this.#onLoose(name, !stored && bytes.needed);
  }
}
