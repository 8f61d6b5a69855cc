// What stands unsent in each channel's box. Kept in localStorage because it writes at once: the
// last keystroke before a tab is closed survives, which the asynchronous database cannot promise.

import { dropStored, readStored, storedKeys, writeStored } from '../lib/storage';

/** Between keystrokes; pagehide writes the rest. */
const writeDelayMs = 300;

export class Drafts {
  #user = '';
  #texts: ReadonlyMap<string, string> = new Map();
  readonly #unwritten = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  load(user: string): void {
    if (user === this.#user) return;
    this.#user = user;
    const prefix = this.#key('');
    const found = new Map<string, string>();
    for (const key of storedKeys(prefix)) {
      const text = readStored(key);
      if (typeof text === 'string' && text !== '') found.set(key.slice(prefix.length), text);
    }
    this.#texts = found;
  }

  set(channel: string, text: string): void {
    if ((this.#texts.get(channel) ?? '') === text) return;
    const texts = new Map(this.#texts);
    if (text === '') texts.delete(channel);
    else texts.set(channel, text);
    this.#texts = texts;
    this.#unwritten.add(channel);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.write(), writeDelayMs);
  }

  /** Empties the box for a message that is now in the outbox, once it is safe there. */
  handOver(channel: string, safe: Promise<void>): void {
    this.set(channel, '');
    this.#unwritten.delete(channel);
    void safe.then(() => {
      if (!this.#texts.has(channel)) dropStored(this.#key(channel));
    });
  }

  write(): void {
    clearTimeout(this.#timer);
    if (this.#user === '') return;
    for (const channel of this.#unwritten) {
      const text = this.#texts.get(channel);
      if (text === undefined) dropStored(this.#key(channel));
      else writeStored(this.#key(channel), text);
    }
    this.#unwritten.clear();
  }

  /** Sign-out on purpose: nothing of this person stays on a shared computer. */
  forget(): void {
    for (const key of storedKeys(this.#key(''))) dropStored(key);
    this.leave();
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#unwritten.clear();
    this.#texts = new Map();
    this.#user = '';
  }

  #key(channel: string): string {
    return `snug:draft:${this.#user}:${channel}`;
  }
}
