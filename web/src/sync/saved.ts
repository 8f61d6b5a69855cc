// Which messages I saved, by `_id`, as far as the server said: the whole shelf is read when somebody
// has come in and after each gap in the stream, since such changes are not told again; between, the
// stream tells of each, from this device or another. Belongs to the extras.

import { letMessageGo, listSaved, saveMessage } from '../api/search';
import type { Message } from '../api/types';
import type { StreamEvent } from './apply-event';

/** A shelf holds 1,000 messages, a page 50: with no more than this many the answers are no shelf. */
const pagesMax = 40;
const nothing: ReadonlySet<string> = new Set<string>();

interface SavedChange {
  _id: string;
  saved: boolean;
}

export interface SavedParts {
  onChange(): void;
  list?: typeof listSaved;
  save?: typeof saveMessage;
  letGo?: typeof letMessageGo;
}

export class Saved {
  readonly #parts: SavedParts;
  #ids: ReadonlySet<string> = nothing;
  #user: string | undefined;
  /** Only the newest reading counts. */
  #readings = 0;
  /** What the stream said while the shelf is read. */
  #meanwhile: SavedChange[] | undefined;

  constructor(parts: SavedParts) {
    this.#parts = parts;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Reads the shelf when it is another person's than before. */
  of(user: string | undefined): void {
    if (user === undefined || user === this.#user) return;
    this.#user = user;
    void this.#read();
  }

  hear(event: StreamEvent): void {
    if (event.name === 'saved') this.#note(event.data as SavedChange);
    // The stream begins anew: what it said in the gap is lost.
    else if (event.name === 'hello' && this.#user !== undefined) void this.#read();
  }

  async keep(message: Message, saved: boolean): Promise<void> {
    const { save = saveMessage, letGo = letMessageGo } = this.#parts;
    await (saved ? save(message) : letGo(message));
    this.#note({ _id: message._id, saved });
  }

  leave(): void {
    this.#readings += 1;
    this.#user = undefined;
    this.#ids = nothing;
    this.#meanwhile = undefined;
  }

  #note(change: SavedChange): void {
    this.#meanwhile?.push(change);
    const ids = changed(this.#ids, change);
    if (ids === this.#ids) return;
    this.#ids = ids;
    this.#parts.onChange();
  }

  async #read(): Promise<void> {
    const { list = listSaved } = this.#parts;
    this.#readings += 1;
    const mine = this.#readings;
    this.#meanwhile = [];
    const found = new Set<string>();
    try {
      let next: string | undefined;
      for (let page = 0; page < pagesMax; page += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each page names the next
        const answer = await list(next);
        for (const message of answer.messages) found.add(message._id);
        next = answer.next;
        if (mine !== this.#readings) return;
        if (next === undefined) break;
      }
    } catch {
      // What is known stays; saving twice is once, and the next beginning of the stream asks anew.
      if (mine === this.#readings) this.#meanwhile = undefined;
      return;
    }
    this.#ids = (this.#meanwhile ?? []).reduce(changed, found as ReadonlySet<string>);
    this.#meanwhile = undefined;
    this.#parts.onChange();
  }
}

function changed(ids: ReadonlySet<string>, { _id, saved }: SavedChange): ReadonlySet<string> {
  if (ids.has(_id) === saved) return ids;
  const next = new Set(ids);
  if (saved) next.add(_id);
  else next.delete(_id);
  return next;
}
