// Says that I am away after ten minutes without a key, a press or a word of mine, and that I am here
// again at the first of them. Only ever between here and away: whoever chose anything is left alone,
// and so are words whose end this device does not know, since saying a state says them anew.

import { dropStored, readStored, writeStored } from '../lib/storage';
import type { PresenceWord } from './own-presence';

export const idleAfterMs = 10 * 60_000;
/** Other tabs of this browser learn of input no more often than this. */
const noteEveryMs = 5000;

const inputKey = 'snug:last-input';
/** It was this browser that said away, so it may take it back, also after a reload. */
const saidKey = 'snug:said-away';

export interface AutoIdleParts {
  /** As it is told now; undefined while nothing is known. */
  state(): string | undefined;
  mayRepeatWords(): boolean;
  choose(state: PresenceWord): Promise<void>;
  now?: () => number;
}

export class AutoIdle {
  readonly #parts: AutoIdleParts;
  readonly #now: () => number;
  #last: number;
  #noted = 0;

  constructor(parts: AutoIdleParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    this.#last = this.#now();
  }

  /** A key or a press here, or a word of mine from anywhere. */
  input(): void {
    const now = this.#now();
    this.#last = now;
    if (now - this.#noted < noteEveryMs) return;
    this.#noted = now;
    writeStored(inputKey, now);
    if (readStored(saidKey) !== true) return;
    dropStored(saidKey);
    if (this.#parts.state() === 'idle') this.#say('online');
  }

  /** Once a minute. */
  look(): void {
    const elsewhere = readStored(inputKey);
    const last = Math.max(this.#last, typeof elsewhere === 'number' ? elsewhere : 0);
    if (this.#now() - last < idleAfterMs) return;
    if (this.#parts.state() !== 'online' || !this.#parts.mayRepeatWords()) return;
    // The next input must be noticed, however soon it comes.
    this.#noted = 0;
    writeStored(saidKey, true);
    this.#say('idle');
  }

  #say(state: PresenceWord): void {
    // Refused or unanswered: the next minute or the next input says it again.
    this.#parts.choose(state).catch(() => dropStored(saidKey));
  }
}
