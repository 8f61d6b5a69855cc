/** Decides what a screen reader hears of the room: at most one line every two seconds. What piles up
 *  meanwhile becomes one line, so that a lively evening never turns into a reading that lags behind.
 *  Plain logic; the timer is handed in. */

import { commonWords } from '../words/common';

export const ANNOUNCE_EVERY_MS = 2000;

type After = (run: () => void, ms: number) => void;

export class Announcements {
  private waiting: string[] = [];
  private resting = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly after: After = (run, ms) => void setTimeout(run, ms),
  ) {}

  add(line: string): void {
    this.waiting.push(line);
    if (!this.resting) this.speak();
  }

  private speak(): void {
    const [first] = this.waiting;
    if (first === undefined) {
      this.resting = false;
      return;
    }
    this.say(this.waiting.length === 1 ? first : commonWords.newMessages(this.waiting.length));
    this.waiting = [];
    this.resting = true;
    this.after(() => this.speak(), ANNOUNCE_EVERY_MS);
  }
}
