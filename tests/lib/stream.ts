// A reader of the message stream: connects, parses Server-Sent Events (HTML standard, section 9.2)
// and lets a test wait for what it expects. Every event is checked against the description.
import * as http from 'node:http';
import * as https from 'node:https';
import { events as described, faults } from './protocol.ts';

export interface StreamEvent {
  /** `message` for the default event. */
  name: string;
  id: string | undefined;
  data: any;
}

export interface StreamOptions {
  headers?: Record<string, string>;
  query?: string;
}

export class StreamRefused extends Error {
  constructor(
    readonly status: number,
    readonly body: any,
    readonly headers: http.IncomingHttpHeaders,
  ) {
    super(`the stream was refused with ${status} ${JSON.stringify(body)}`);
  }
}

interface Waiter {
  fits: (event: StreamEvent) => boolean;
  done: (event: StreamEvent) => void;
  fail: (why: Error) => void;
}

export class StreamReader {
  readonly seen: StreamEvent[] = [];
  comments = 0;
  faults: string[] = [];
  readonly closed: Promise<void>;
  isClosed = false;
  #buffer = '';
  #waiters: Waiter[] = [];
  #onComment: (() => void)[] = [];
  #response: http.IncomingMessage;

  private constructor(response: http.IncomingMessage) {
    this.#response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#feed(text));
    this.closed = new Promise((resolve) => {
      const end = () => {
        this.isClosed = true;
        for (const one of this.#waiters.splice(0))
          one.fail(new Error(this.#missed('the stream ended')));
        resolve();
      };
      response.on('end', end);
      response.on('error', end);
      response.on('close', end);
    });
  }

  static open(origin: string, options: StreamOptions = {}): Promise<StreamReader> {
    const secure = origin.startsWith('https:');
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(
        `${origin}/api/messagestream${options.query ?? ''}`,
        {
          headers: { accept: 'text/event-stream', ...options.headers },
          agent: false,
          ...(secure ? { rejectUnauthorized: false } : {}),
        },
      );
      request.setTimeout(15_000, () => {
        request.destroy(new Error('the stream did not open'));
      });
      request.on('error', reject);
      request.on('response', (response) => {
        request.setTimeout(0);
        if (response.statusCode === 200) return resolve(new StreamReader(response));
        let text = '';
        response.on('data', (part) => (text += part));
        response.on('end', () =>
          reject(new StreamRefused(response.statusCode ?? 0, safeJson(text), response.headers)),
        );
      });
      request.end();
    });
  }

  get contentType(): string | undefined {
    return this.#response.headers['content-type'];
  }

  get headers(): http.IncomingHttpHeaders {
    return this.#response.headers;
  }

  /** The cursor that a client would come back with. */
  get lastId(): string | undefined {
    return this.seen.findLast((event) => event.id !== undefined)?.id;
  }

  named(name: string): StreamEvent[] {
    return this.seen.filter((event) => event.name === name);
  }

  /** The first event, seen or to come, that fits. */
  until(
    what: string | ((event: StreamEvent) => boolean),
    timeoutMs = 10_000,
  ): Promise<StreamEvent> {
    const fits = typeof what === 'string' ? (event: StreamEvent) => event.name === what : what;
    const known = this.seen.find(fits);
    if (known) return Promise.resolve(known);
    if (this.isClosed) return Promise.reject(new Error(this.#missed('the stream is closed')));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(new Error(this.#missed(`not within ${timeoutMs} ms`))),
        timeoutMs,
      );
      const fail = (why: Error) => {
        clearTimeout(timer);
        reject(why);
      };
      const done = (event: StreamEvent) => {
        clearTimeout(timer);
        resolve(event);
      };
      this.#waiters.push({ fits, done, fail });
    });
  }

  comment(): Promise<void> {
    return new Promise((resolve) => this.#onComment.push(resolve));
  }

  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  close(): void {
    this.#response.destroy();
  }

  #missed(why: string): string {
    const names = this.seen.map((event) => event.name).slice(-20);
    return `expected event missing (${why}); seen last: ${names.join(', ') || 'nothing'}`;
  }

  #feed(text: string): void {
    this.#buffer += text;
    for (;;) {
      const end = this.#buffer.indexOf('\n\n');
      if (end < 0) return;
      this.#block(this.#buffer.slice(0, end));
      this.#buffer = this.#buffer.slice(end + 2);
    }
  }

  #block(text: string): void {
    let name = 'message';
    let id: string | undefined;
    const data: string[] = [];
    for (const line of text.split('\n')) {
      if (line.startsWith(':')) {
        this.comments += 1;
        for (const tell of this.#onComment.splice(0)) tell();
      }
      const field = /^(event|id|data): ?(.*)$/s.exec(line);
      if (field?.[1] === 'event') name = field[2] ?? '';
      if (field?.[1] === 'id') id = field[2];
      if (field?.[1] === 'data') data.push(field[2] ?? '');
    }
    if (data.length > 0) this.#take({ name, id, data: JSON.parse(data.join('\n')) });
  }

  #take(event: StreamEvent): void {
    const schema = described.get(event.name);
    const wrong = schema ? faults(schema, event.data) : 'not described';
    if (wrong) this.faults.push(`${event.name} ${JSON.stringify(event.data)}: ${wrong}`);
    this.seen.push(event);
    const ready = this.#waiters.filter((one) => one.fits(event));
    this.#waiters = this.#waiters.filter((one) => !ready.includes(one));
    for (const one of ready) one.done(event);
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
