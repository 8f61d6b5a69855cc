// Voice messages that are not sent, in the browser's database: what was said outlives a crash and a reload. Each has a
// name of its own and a lock (Web Locks) that the page holds in which it stands, so that no other tab shows it, or
// takes up what is still being spoken.

import { randomId } from '../../../lib/ids';
import type { KeptValues } from '../../../sync/kept';

export interface KeptClip {
  file: File;
  lengthMs: number;
  levels: readonly number[];
  /** When it was written. */
  at: number;
}

/** As long as files that wait in a tray. */
const keptForMs = 7 * 86_400_000;
const nameLength = 12;

/** Lets go of a name. */
export type Release = () => void;
/** Undefined while another page holds it. */
export type Claim = (name: string) => Promise<Release | undefined>;

interface Held {
  name: string;
  release: Release | undefined;
}

/** Of one room of one person: what stands there and is not sent. */
export class ClipKeeper {
  readonly #store: KeptValues<KeptClip>;
  readonly #room: string;
  readonly #claim: Claim;
  #held: Held | undefined;
  /** One after the other: what was thrown away is not written once more. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(store: KeptValues<KeptClip>, room: string, claim: Claim) {
    this.#store = store;
    this.#room = room;
    this.#claim = claim;
  }

  /** The newest that an earlier visit left and that stands in no other page; it is this one's from now on. */
  async find(): Promise<KeptClip | undefined> {
    const all = (await this.#store.all(`${this.#room}/`)) ?? [];
    for (const [name, clip] of all.toSorted(([, a], [, b]) => b.at - a.at)) {
      const release = await this.#claim(name);
      if (release === undefined) continue;
      const isOld = clip.at < Date.now() - keptForMs;
      if (!isOld && this.#held === undefined) {
        this.#held = { name, release };
        return clip;
      }
      if (isOld) await this.#store.drop(name);
      release();
    }
    return undefined;
  }

  /** Writes it, in the place of what was written of it before. True when it outlives the page. */
  async put(clip: KeptClip): Promise<boolean> {
    const name = `${this.#room}/${randomId(nameLength)}`;
    const held = (this.#held ??= { name, release: undefined });
    return this.#then(async () => {
      if (this.#held !== held) return false;
      held.release ??= await this.#claim(held.name);
      return this.#store.put(held.name, clip);
    });
  }

  /** Sent, or thrown away. */
  async drop(): Promise<boolean> {
    return this.#end((name) => this.#store.drop(name));
  }

  /** Leaves the memory, not the database. */
  leave(): void {
    void this.#end(async () => false);
  }

  #end(work: (name: string) => Promise<boolean>): Promise<boolean> {
    const held = this.#held;
    this.#held = undefined;
    return this.#then(async () => {
      const done = held !== undefined && (await work(held.name));
      held?.release?.();
      return done;
    });
  }

  #then(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}

/** By Web Locks, which a page that ends lets go by itself. They are wherever a microphone is. */
export const claimByLock: Claim = (name) =>
  new Promise((resolve, reject) => {
    navigator.locks
      .request(`snug/clip/${name}`, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
