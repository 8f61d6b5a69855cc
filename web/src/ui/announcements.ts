/** Decides what a screen reader hears of the room: at most one line every two seconds. What piles up
 *  meanwhile becomes one line, so that a lively evening never turns into a reading that lags behind.
 *  Plain logic; the timer is handed in. */

import { commonWords } from '../words/common';

export const ANNOUNCE_EVERY_MS = 2000;
/** Of what one did oneself; whoever did more at once knows. */
const DEEDS_MAX = 3;

type After = (run: () => void, ms: number) => void;

export class Announcements {
  private messages: string[] = [];
  private deeds: string[] = [];
  private resting = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly after: After = (run, ms) => void setTimeout(run, ms),
  ) {}

  /** What somebody said. */
  addMessage(line: string): void {
    this.messages.push(line);
    if (!this.resting) this.speak();
  }

  /** What came of something that was done here. */
  add(line: string): void {
    this.deeds.push(line);
    if (!this.resting) this.speak();
  }

  private speak(): void {
    const { messages } = this;
    const said = messages.length > 1 ? [commonWords.newMessages(messages.length)] : messages;
    const lines = [...said, ...this.deeds.slice(-DEEDS_MAX)];
    if (lines.length === 0) {
      this.resting = false;
      return;
    }
    this.say(lines.join('. '));
    this.messages = [];
    this.deeds = [];
    this.resting = true;
    this.after(() => this.speak(), ANNOUNCE_EVERY_MS);
  }
}
