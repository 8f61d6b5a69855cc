// Who is writing where, and my own word about it. Bounded both ways: what is heard is forgotten after
// five seconds, what is said goes out at most every three, and never after the person switched it off.

/** Names heard more than this ago have stopped writing, or lost their connection. */
const heardForMs = 5000;
const saidEveryMs = 3000;
/** A room in which a hundred write shows "several" all the same. */
const namesMax = 8;

type View = ReadonlyMap<string, readonly string[]>;
const nobody: View = new Map<string, never>();

export interface TypingParts {
  say(channel: string): Promise<void>;
  onChange(): void;
  now?: () => number;
  after?: (ms: number, run: () => void) => unknown;
}

export class Typing {
  readonly #parts: TypingParts;
  /** Until when somebody counts as writing, by channel and name. */
  readonly #heard = new Map<string, Map<string, number>>();
  readonly #said = new Map<string, number>();
  #view: View = nobody;

  constructor(parts: TypingParts) {
    this.#parts = parts;
  }

  /** By channel, in the order in which they began. */
  get view(): View {
    return this.#view;
  }

  hear(channel: string, user: string): void {
    const users = this.#heard.get(channel) ?? new Map<string, number>();
    if (!users.has(user) && users.size >= namesMax) return;
    users.set(user, this.#now() + heardForMs);
    this.#heard.set(channel, users);
    this.#redraw();
    this.#after(heardForMs, () => this.#expire(channel));
  }

  /** What was being written has arrived. */
  stopped(channel: string, user: string): void {
    if (this.#heard.get(channel)?.delete(user)) this.#redraw();
  }

  /** Each key says it; few of them travel. Losing one loses nothing. */
  say(channel: string): void {
    const now = this.#now();
    if (now - (this.#said.get(channel) ?? -saidEveryMs) < saidEveryMs) return;
    this.#said.set(channel, now);
    this.#parts.say(channel).catch(() => undefined);
  }

  /** The next key after a message says it anew: the message ended the last word. */
  sent(channel: string): void {
    this.#said.delete(channel);
  }

  leave(): void {
    this.#heard.clear();
    this.#said.clear();
    this.#view = nobody;
  }

  #expire(channel: string): void {
    const users = this.#heard.get(channel);
    if (!users) return;
    const now = this.#now();
    let gone = false;
    for (const [user, until] of users) if (until <= now) gone = users.delete(user) || gone;
    if (gone) this.#redraw();
  }

  #redraw(): void {
    const view = new Map<string, readonly string[]>();
    for (const [channel, users] of this.#heard) {
      if (users.size > 0) view.set(channel, [...users.keys()]);
      else this.#heard.delete(channel);
    }
    this.#view = view;
    this.#parts.onChange();
  }

  #now(): number {
    return (this.#parts.now ?? Date.now)();
  }

  #after(ms: number, run: () => void): void {
    if (this.#parts.after) this.#parts.after(ms, run);
    else setTimeout(run, ms);
  }
}
