/** Decides when something counts as read: its lower edge stood in a focused window for a second.
 *  Plain logic; the timer and the look at the page are handed in. */

export const READ_AFTER_MS = 1000;

interface Clock {
  set: (run: () => void, ms: number) => unknown;
  clear: (timer: unknown) => void;
}

const realClock: Clock = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as number),
};

export class ReadAfter {
  private timer: unknown;
  private waitingFor = 0;
  private read: number;

  constructor(
    read: number,
    /** The newest `seq` in sight of a focused window right now, or undefined. */
    private readonly inSight: () => number | undefined,
    private readonly markRead: (seq: number) => void,
    private readonly clock: Clock = realClock,
  ) {
    this.read = read;
  }

  /** Something moved: rows, scroll, focus. */
  look(): void {
    const seq = this.inSight();
    if (seq === undefined) {
      this.stop();
      return;
    }
    if (seq <= this.read || seq === this.waitingFor) return;
    // A newer message must have its own second, but must not take away the one already running.
    if (this.timer !== undefined && seq > this.waitingFor) return;
    this.stop();
    this.waitingFor = seq;
    this.timer = this.clock.set(() => this.fire(), READ_AFTER_MS);
  }

  stop(): void {
    if (this.timer !== undefined) this.clock.clear(this.timer);
    this.timer = undefined;
    this.waitingFor = 0;
  }

  private fire(): void {
    const waited = this.waitingFor;
    this.timer = undefined;
    this.waitingFor = 0;
    const now = this.inSight();
    if (now === undefined) return;
    const seq = Math.min(waited, now);
    if (seq > this.read) {
      this.read = seq;
      this.markRead(seq);
    }
    this.look();
  }
}
