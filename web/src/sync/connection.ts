// The live stream: one native EventSource at a time, made anew after every failure, always from
// the last cursor seen. Runs inside the SharedWorker (stream-worker.ts) or, where there is none,
// in the page. It knows nothing of what the events mean.
//
// EventSource reconnects by itself after a cut but gives up for good after an HTTP error, and never
// says which. So every error ends it here, and one schedule with one countdown serves both cases.

import { backoffMs } from '../lib/backoff';
import type { StreamEvent } from './apply-event';
import type { Connection } from './types';

const eventNames = [
  'hello',
  'caught_up',
  'resync',
  'message_edited',
  'message_deleted',
  'reaction_added',
  'reaction_removed',
  'channel_created',
  'channel_updated',
  'channel_deleted',
  'channel_visible',
  'channel_hidden',
  'member_joined',
  'member_updated',
  'member_left',
  'server_updated',
  'emoji_added',
  'emoji_removed',
  'gif_added',
  'gif_removed',
  'read',
  'notify',
  'blocked',
  'saved',
  'presence',
  'typing',
  'file_progress',
  'voice_state',
  'voice_slots',
  'voice_speaking',
  'voice_ended',
  'signed_out',
] as const;

/** A stream silent this long may be dead without a sign (heartbeats are invisible here): renew it. */
const silenceMs = 5 * 60_000;
/** An attempt that neither opens nor fails. */
const openTimeoutMs = 15_000;

export type SessionCheck = 'valid' | 'signed-out' | 'unknown';

export interface StreamHandlers {
  onEvent(event: StreamEvent): void;
  onStatus(connection: Connection): void;
  /** `reason` as the stream gave it; absent when only a refusal told. */
  onSignedOut(reason?: string): void;
}

export interface StreamParts {
  open(url: string): EventSource;
  /** Asks the server who we are: EventSource does not tell 401 from 503. */
  checkSession(): Promise<SessionCheck>;
}

export class StreamSource {
  readonly #handlers: StreamHandlers;
  readonly #parts: StreamParts;
  #source: EventSource | undefined;
  #status: Connection = { status: 'connecting' };
  #cursor: string | undefined;
  #attempt = 0;
  #lastSign = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #watchTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(handlers: StreamHandlers, parts: StreamParts) {
    this.#handlers = handlers;
    this.#parts = parts;
  }

  get status(): Connection {
    return this.#status;
  }

  open(): void {
    if (this.#source || this.#retryTimer !== undefined) return;
    this.#setStatus({ status: 'connecting' });
    this.#connect();
  }

  /** Ends the stream and forgets where it stood: the next one is somebody else's. */
  close(): void {
    this.#stop();
    this.#cursor = undefined;
    this.#attempt = 0;
    this.#setStatus({ status: 'signed-out' });
  }

  /** Another person, or the same one anew: the old stream and its cursor are worth nothing. */
  restart(): void {
    this.close();
    this.open();
  }

  /** "Try now", or the network is said to be back. */
  retryNow(): void {
    if (this.#status.status !== 'lost') return;
    this.#attempt = 0;
    this.#connect();
  }

  /** A stream that may have died without a sign is replaced; its cursor fills in what was missed. */
  renewIfQuiet(quietMs: number): void {
    if (this.#status.status === 'lost') this.retryNow();
    else if (this.#source && Date.now() - this.#lastSign >= quietMs) this.#connect();
  }

  #stop(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#watchTimer);
    this.#retryTimer = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  #connect(): void {
    this.#stop();
    if (this.#status.status === 'lost') {
      const { lostAt } = this.#status;
      this.#setStatus(lostAt === undefined ? { status: 'lost' } : { status: 'lost', lostAt });
    }
    const since = this.#cursor === undefined ? '' : `?since=${encodeURIComponent(this.#cursor)}`;
    const source = this.#parts.open(`/api/messagestream${since}`);
    this.#source = source;
    let opened = false;
    source.onmessage = (event) => this.#take(source, 'message', event);
    for (const name of eventNames) {
      source.addEventListener(name, (event) => {
        if (name === 'hello') opened = true;
        this.#take(source, name, event);
      });
    }
    source.onerror = () => {
      if (source === this.#source) this.#lose(opened);
    };
    this.#watch(openTimeoutMs, () => this.#lose(opened));
  }

  #watch(ms: number, then: () => void): void {
    clearTimeout(this.#watchTimer);
    this.#watchTimer = setTimeout(then, ms);
  }

  #take(source: EventSource, name: string, event: MessageEvent<string>): void {
    if (source !== this.#source) return;
    this.#lastSign = Date.now();
    this.#watch(silenceMs, () => this.#connect());
    const taken = readEvent(name, event);
    if (!taken) return;
    if (taken.id !== undefined) this.#cursor = taken.id;
    if (name === 'hello') {
      this.#attempt = 0;
      // Events follow `live`, so that whoever listens starts its snapshot before the first change.
      this.#setStatus({ status: 'live' });
    }
    this.#handlers.onEvent(taken);
    if (name === 'signed_out') this.#end((taken.data as { reason?: string }).reason);
  }

  #lose(opened: boolean): void {
    this.#stop();
    const lostAt = this.#status.lostAt ?? Date.now();
    const wait = backoffMs(this.#attempt);
    this.#attempt += 1;
    this.#retryTimer = setTimeout(() => this.#connect(), wait);
    this.#setStatus({ status: 'lost', lostAt, retryAt: Date.now() + wait });
    // Refused at the door: perhaps this device was signed out while it was away.
    if (!opened) void this.#checkSession();
  }

  async #checkSession(): Promise<void> {
    const answer = await this.#parts.checkSession();
    if (answer === 'signed-out' && this.#status.status === 'lost') this.#end();
  }

  #end(reason?: string): void {
    this.close();
    this.#handlers.onSignedOut(reason);
  }

  #setStatus(status: Connection): void {
    this.#status = status;
    this.#handlers.onStatus(status);
  }
}

function readEvent(name: string, event: MessageEvent<string>): StreamEvent | undefined {
  let data: unknown;
  try {
    data = JSON.parse(event.data);
  } catch {
    return undefined;
  }
  // lastEventId stays set for events that carry no id of their own: only a change of it counts.
  return withId(name, data, event.lastEventId);
}

function withId(name: string, data: unknown, id: string): StreamEvent {
  return carriesId.has(name) && id !== '' ? { name, data, id } : { name, data };
}

const withoutId: ReadonlySet<string> = new Set([
  'read',
  'notify',
  'blocked',
  'saved',
  'gif_added',
  'gif_removed',
  'presence',
  'voice_state',
  'voice_slots',
  'voice_speaking',
  'voice_ended',
  'signed_out',
]);

/** Events that move the cursor; all others inherit a lastEventId that is not theirs. */
const carriesId: ReadonlySet<string> = new Set([
  'message',
  ...eventNames.filter((name) => !withoutId.has(name)),
]);

export function openEventSource(url: string): EventSource {
  return new EventSource(url);
}
