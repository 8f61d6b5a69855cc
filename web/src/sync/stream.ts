// Where a page gets its stream from: the SharedWorker if the browser has one and it starts, else a
// stream of its own. Callers cannot tell which.

import { checkSession } from '../api/http';
import { backoffMs } from '../lib/backoff';
import { ownScriptUrl } from '../lib/trusted-types';
import type { StreamHandlers, StreamSource } from './connection';
import type { FromWorker, ToWorker } from './stream-protocol';
import workerUrl from './stream-worker?sharedworker&url';

/** A worker that has not said a word by then will not: its script failed or was blocked. */
const welcomeTimeoutMs = 3000;

export interface LiveStream {
  open(): void;
  close(): void;
  /** A new session has just begun in this page. */
  restart(): void;
  retryNow(): void;
  renewIfQuiet(quietMs: number): void;
  /** The page goes away. */
  leave(): void;
}

/** What a page hears beyond its own stream. */
export interface PageStreamHandlers extends StreamHandlers {
  /** Another page has signed in, perhaps as somebody else. */
  onReplaced(): void;
}

export type OpenStream = (handlers: PageStreamHandlers) => LiveStream;

/** Few browsers need it: what it is made of loads only then. */
class OwnStream implements LiveStream {
  readonly #handlers: StreamHandlers;
  readonly #source: Promise<StreamSource>;

  constructor(handlers: StreamHandlers) {
    this.#handlers = handlers;
    this.#source = makeSource(handlers);
  }

  open(): void {
    this.#then((source) => {
      source.open();
      // Whoever opens a running stream waits for its status.
      if (source.status.status === 'live') this.#handlers.onStatus(source.status);
    });
  }

  close(): void {
    this.#then((source) => source.close());
  }

  restart(): void {
    this.#then((source) => source.restart());
  }

  retryNow(): void {
    this.#then((source) => source.retryNow());
  }

  renewIfQuiet(quietMs: number): void {
    this.#then((source) => source.renewIfQuiet(quietMs));
  }

  leave(): void {}

  /** In the order of the calls, once it is there. */
  #then(run: (source: StreamSource) => void): void {
    void this.#source.then(run);
  }
}

async function makeSource(handlers: StreamHandlers, attempt = 0): Promise<StreamSource> {
  try {
    const { openEventSource, StreamSource: Source } = await import('./connection');
    return new Source(handlers, { open: openEventSource, checkSession });
  } catch {
    await new Promise((resolve) => {
      setTimeout(resolve, backoffMs(attempt));
    });
    return makeSource(handlers, attempt + 1);
  }
}

class SharedStream implements LiveStream {
  readonly #handlers: PageStreamHandlers;
  readonly #port: MessagePort;
  #fallback: OwnStream | undefined;
  #wanted = false;
  #welcomed = false;
  #welcomeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: SharedWorker, handlers: PageStreamHandlers) {
    this.#handlers = handlers;
    this.#port = worker.port;
    this.#port.onmessage = (event: MessageEvent<FromWorker>) => this.#take(event.data);
    worker.onerror = () => this.#fallBack();
    this.#expectWelcome();
  }

  open(): void {
    this.#wanted = true;
    if (this.#fallback) this.#fallback.open();
    else this.#say({ type: 'open' });
    this.#expectWelcome();
  }

  close(): void {
    this.#wanted = false;
    if (this.#fallback) this.#fallback.close();
    else this.#say({ type: 'close' });
  }

  restart(): void {
    this.#wanted = true;
    if (this.#fallback) this.#fallback.restart();
    else this.#say({ type: 'restart' });
  }

  retryNow(): void {
    if (this.#fallback) this.#fallback.retryNow();
    else this.#say({ type: 'retry' });
  }

  renewIfQuiet(quietMs: number): void {
    if (this.#fallback) this.#fallback.renewIfQuiet(quietMs);
    else this.#say({ type: 'renew', quietMs });
    // Phones end workers of sleeping pages without telling the page.
    this.#expectWelcome();
  }

  leave(): void {
    this.#say({ type: 'bye' });
  }

  #say(order: ToWorker): void {
    this.#port.postMessage(order);
  }

  #take(message: FromWorker): void {
    if (this.#fallback) return;
    this.#welcomed = true;
    // Between two sessions the worker may still speak of the old one.
    if (!this.#wanted && message.type !== 'replaced') return;
    if (message.type === 'replaced') this.#wanted = true;
    switch (message.type) {
      case 'welcome':
        break;
      case 'status':
        this.#handlers.onStatus(message.connection);
        break;
      case 'event':
        this.#handlers.onEvent(message.event);
        break;
      case 'replaced':
        this.#handlers.onReplaced();
        break;
      case 'signed-out':
        this.#wanted = false;
        this.#handlers.onSignedOut(message.reason);
        break;
    }
  }

  #expectWelcome(): void {
    this.#welcomed = false;
    clearTimeout(this.#welcomeTimer);
    this.#welcomeTimer = setTimeout(() => this.#fallBack(), welcomeTimeoutMs);
  }

  #fallBack(): void {
    if (this.#welcomed || this.#fallback) return;
    this.#fallback = new OwnStream(this.#handlers);
    if (this.#wanted) this.#fallback.open();
  }
}

export const openStream: OpenStream = (handlers) => {
  if (typeof SharedWorker === 'undefined') return new OwnStream(handlers);
  try {
    const worker = new SharedWorker(ownScriptUrl(workerUrl), { type: 'module', name: 'snug' });
    return new SharedStream(worker, handlers);
  } catch {
    return new OwnStream(handlers);
  }
};
