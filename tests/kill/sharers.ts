// People who share files without a pause: each makes an upload, sends its bytes in pieces, sends the
// message, now and then takes one of them back. What was asked and never answered is found out first and
// then gone on with, as the client does. The book: what was acknowledged, and what it has to be.
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../lib/http.ts';
import { type Person, unique } from '../lib/person.ts';
import { append, beginUpload, idOf, lookAt, tus } from '../lib/uploads.ts';

export interface Shared {
  name: string;
  bytes: Buffer;
  /** Served as it was sent; what is looked into is served as what was made of it. */
  isPlain: boolean;
}

export interface Sent {
  message: string;
  file: Shared;
  id: string;
  isDeleted: boolean;
}

/** What one of them is at. `doubt`: the last request was never answered. */
interface Work {
  step: 'begin' | 'bytes' | 'send' | 'delete';
  file: Shared;
  nonce: string;
  id: string;
  offset: number;
  tried: number;
  doubt: boolean;
  message: string;
  isDropped: boolean;
}

/** No answer: the server died. What was asked may have been done or not. */
const gone = Symbol('gone');
/** An answer that only says "not now". */
const later = Symbol('later');
type Unanswered = typeof gone | typeof later;
const laterMs = 100;

export class Sharers {
  readonly sent: Sent[] = [];
  /** Uploads that were taken back before their last byte. */
  readonly dropped: string[] = [];
  /** Answers that were never due. */
  readonly odd: string[] = [];
  readonly #work: (Work | undefined)[];

  /** `next` gives what is shared next; it is asked for each file. `tried`: statuses that say "not now". */
  constructor(
    private readonly people: readonly Person[],
    private readonly next: () => Shared,
    private readonly tried: readonly number[] = [],
  ) {
    this.#work = people.map(() => undefined);
  }

  /** Until `stopped` says so or the server is gone. */
  async run(stopped: () => boolean): Promise<void> {
    await Promise.all(
      this.people.map(async (who, i) => {
        while (!stopped()) {
          const work = (this.#work[i] ??= this.#begin());
          if (!(await this.#go(who, work, i))) return;
        }
      }),
    );
  }

  /** Ends what each of them is at. */
  async settle(): Promise<void> {
    await Promise.all(
      this.people.map(async (who, i) => {
        for (let work = this.#work[i]; work !== undefined; work = this.#work[i])
          if (!(await this.#go(who, work, i))) throw new Error('the server went while it settled');
      }),
    );
  }

  #begin(): Work {
    return {
      step: 'begin',
      file: this.next(),
      nonce: unique('share'),
      id: '',
      offset: 0,
      tried: 0,
      doubt: false,
      message: '',
      isDropped: false,
    };
  }

  /** One request further; false when there was no answer. */
  async #go(who: Person, work: Work, i: number): Promise<boolean> {
    const told = await this.#steps[work.step](who, work);
    if (typeof told === 'symbol') {
      work.doubt = true;
      if (told === later) await pause(laterMs);
      return told === later;
    }
    if (told === 'done') this.#work[i] = undefined;
    else work.step = told;
    return true;
  }

  readonly #steps: Record<
    Work['step'],
    (who: Person, work: Work) => Promise<Work['step'] | 'done' | Unanswered>
  > = {
    begin: async (who, work) => {
      // One that was made without our hearing of it expires.
      const made = await this.#ask(beginUpload(who, work.file.name, work.file.bytes.length));
      if (typeof made === 'symbol') return made;
      if (made.status !== 201) return this.#oddly('begin', made);
      work.id = idOf(made);
      work.doubt = false;
      return 'bytes';
    },
    bytes: async (who, work) => {
      if (work.isDropped || (!work.doubt && work.offset > 0 && Math.random() < 0.03))
        return this.#drop(who, work);
      if (work.doubt) {
        const found = await this.#findOut(who, work);
        if (found !== 'bytes') return found;
      }
      const { bytes } = work.file;
      const to = Math.min(bytes.length, work.offset + randomInt(1, 200_000));
      work.tried = to;
      const took = await this.#ask(
        append(who, work.id, work.offset, bytes.subarray(work.offset, to)),
      );
      if (typeof took === 'symbol') return took;
      if (took.status !== 204 || took.headers['upload-offset'] !== String(to))
        return this.#oddly(`append ${work.offset} to ${to} of ${bytes.length}`, took);
      work.offset = to;
      return to === bytes.length ? 'send' : 'bytes';
    },
    send: async (who, work) => {
      const attachments = [{ id: work.id }];
      const said = await this.#ask(who.post(work.file.name, { nonce: work.nonce, attachments }));
      if (typeof said === 'symbol') return said;
      if (said.status !== 201 && said.status !== 200) return this.#oddly('send', said);
      work.doubt = false;
      work.message = said.json._id;
      this.sent.push({ message: work.message, file: work.file, id: work.id, isDeleted: false });
      return Math.random() < 0.2 ? 'delete' : 'done';
    },
    delete: async (who, work) => {
      const at = `/api/channels/home/messages/${work.message}`;
      const went = await this.#ask(who.ask('DELETE', at));
      if (typeof went === 'symbol') return went;
      if (went.status !== 204 && !(went.status === 404 && work.doubt))
        return this.#oddly('delete', went);
      for (const one of this.sent) if (one.message === work.message) one.isDeleted = true;
      return 'done';
    },
  };

  /** Where an upload stands that may have moved: not behind what was acknowledged, not beyond what was sent. */
  async #findOut(who: Person, work: Work): Promise<'bytes' | 'send' | 'done' | Unanswered> {
    const found = await this.#ask(lookAt(who, work.id));
    if (typeof found === 'symbol') return found;
    const [offset, length] = ['upload-offset', 'upload-length'].map((name) =>
      Number(found.headers[name]),
    );
    if (found.status !== 200 || offset === undefined) return this.#oddly('look', found);
    work.doubt = false;
    if (offset === length && work.tried === work.file.bytes.length) return 'send';
    if (offset < work.offset || offset > work.tried || length !== work.file.bytes.length)
      return this.#oddly(
        `stands at ${offset}, was at ${work.offset}, sent to ${work.tried}`,
        found,
      );
    work.offset = offset;
    return 'bytes';
  }

  async #drop(who: Person, work: Work): Promise<'done' | Unanswered> {
    const asked = work.isDropped;
    work.isDropped = true;
    const at = `/api/uploads/${work.id}`;
    const went = await this.#ask(who.ask('DELETE', at, undefined, { headers: tus }));
    if (typeof went === 'symbol') return went;
    if (went.status !== 204 && !(went.status === 404 && asked)) return this.#oddly('drop', went);
    this.dropped.push(work.id);
    return 'done';
  }

  async #ask(asked: Promise<Answer>): Promise<Answer | Unanswered> {
    try {
      const answer = await asked;
      return this.tried.includes(answer.status) ? later : answer;
    } catch (error) {
      // An answer that is not as described says so; a connection that went does not.
      if (error instanceof Error && !('code' in error)) this.odd.push(error.message);
      return gone;
    }
  }

  #oddly(what: string, answer: Answer): 'done' {
    this.odd.push(`${what}: ${answer.status} ${answer.text}`);
    return 'done';
  }
}

/** Words that no other file has. */
export function someText(): Shared {
  const bytes = Buffer.from(randomBytes(randomInt(1, 300_000)).toString('base64'));
  return { name: 'words.txt', bytes, isPlain: true };
}
