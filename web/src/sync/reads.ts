// Read marks on their way to the server: shown at once, sent at most every three seconds per
// channel, the last one with the page's last breath. A mark that is lost is harmless: the next one
// says more.

import type { ReadMark, StreamEvent } from './apply-event';

/** DESIGN: read marks travel at most every 3 s per channel. */
const intervalMs = 3000;

export class ReadMarks {
  readonly #put: (channel: string, seq: number, keepalive: boolean) => Promise<void>;
  /** Marks not yet sent. */
  readonly #wanted = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #sending = new Map<string, number>();

  constructor(put: (channel: string, seq: number, keepalive: boolean) => Promise<void>) {
    this.#put = put;
  }

  mark(channel: string, seq: number): void {
    this.#wanted.set(channel, seq);
    if (!this.#timers.has(channel)) this.#send(channel, false);
  }

  /** "Mark unread from here" does not wait: the person may close the page next. */
  markNow(channel: string, seq: number): void {
    this.#wanted.set(channel, seq);
    this.#send(channel, false);
  }

  /** The seq that is on its way for this channel, if any: the server's older word loses to it. */
  underWay(channel: string): number | undefined {
    return this.#wanted.get(channel) ?? this.#sending.get(channel);
  }

  /** A mark of ours on its way beats the server's older word about it. */
  accepts(event: StreamEvent): boolean {
    if (event.name !== 'read') return true;
    const mark = event.data as ReadMark;
    const ours = this.underWay(mark.channel);
    return ours === undefined || ours === mark.read_seq;
  }

  /** The page may go away now. */
  flush(): void {
    // Sending takes each out of the map, which its iterator allows.
    for (const channel of this.#wanted.keys()) this.#send(channel, true);
  }

  leave(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#wanted.clear();
    this.#sending.clear();
  }

  #send(channel: string, keepalive: boolean): void {
    const seq = this.#wanted.get(channel);
    if (seq === undefined) return;
    this.#wanted.delete(channel);
    this.#sending.set(channel, seq);
    clearTimeout(this.#timers.get(channel));
    const timer = setTimeout(() => {
      this.#timers.delete(channel);
      this.#send(channel, false);
    }, intervalMs);
    this.#timers.set(channel, timer);
    const done = () => {
      if (this.#sending.get(channel) === seq) this.#sending.delete(channel);
    };
    this.#put(channel, seq, keepalive).then(done, done);
  }
}
