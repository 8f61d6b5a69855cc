// The browser's own database behind a few verbs that never throw. Where it is missing or broken
// (private windows, a full disk, a hung upgrade) the client works from memory alone.

import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** A database that does not answer by then is treated as absent; nothing may wait on it for long. */
const answerTimeoutMs = 2000;

async function withinTime<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), answerTimeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

export class KeptValues<T> {
  readonly #name: string;
  #store: UseStore | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** True when the value has reached the database. */
  async put(key: string, value: T): Promise<boolean> {
    return withinTime(
      this.#run((store) => set(key, value, store)).then(() => true),
      false,
    );
  }

  async drop(key: string): Promise<boolean> {
    return withinTime(
      this.#run((store) => del(key, store)).then(() => true),
      false,
    );
  }

  /** Also true when nobody can tell. */
  async has(key: string): Promise<boolean> {
    return withinTime(
      this.#run((store) => get(key, store)).then((v) => v !== undefined),
      true,
    );
  }

  /** Undefined when nobody can tell, which is not the same as nothing. */
  async all(prefix: string): Promise<readonly [string, T][] | undefined> {
    const found = await withinTime(
      this.#run((store) => entries<string, T>(store)),
      undefined,
    );
    return found?.filter(([key]) => key.startsWith(prefix));
  }

  async dropAll(prefix: string): Promise<void> {
    for (const [key] of (await this.all(prefix)) ?? []) await this.drop(key);
  }

  async #run<R>(work: (store: UseStore) => Promise<R>): Promise<R> {
    this.#store ??= createStore(this.#name, 'values');
    return work(this.#store);
  }
}
