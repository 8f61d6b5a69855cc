// Both sides of a client under test: a stream that says only what the test lets it, and the routes
// of the wire over the model server, in place of fetch.

import type { LiveStream, PageStreamHandlers } from '../stream';
import type { ModelServer } from './model-server';

/** The stream as the test drives it: nothing arrives before `deliver`. */
export class TestStream implements LiveStream {
  readonly server: ModelServer;
  handlers!: PageStreamHandlers;
  opened = 0;
  readonly renewed: number[] = [];
  #delivered = 0;

  constructor(server: ModelServer) {
    this.server = server;
  }

  open(): void {
    this.opened += 1;
  }

  close(): void {}

  restart(): void {
    this.open();
  }

  retryNow(): void {}

  renewIfQuiet(quietMs: number): void {
    this.renewed.push(quietMs);
  }

  leave(): void {}

  /** As the worker does it: live first, then hello; everything before it is the snapshot's. */
  goLive(): void {
    this.#delivered = this.server.events.length;
    const { cursor } = this.server;
    this.handlers.onStatus({ status: 'live' });
    this.handlers.onEvent({ name: 'hello', data: { cursor, reads: [] }, id: cursor });
    this.handlers.onEvent({ name: 'caught_up', data: { cursor }, id: cursor });
  }

  lose(): void {
    this.handlers.onStatus({ status: 'lost', lostAt: Date.now(), retryAt: Date.now() + 1000 });
  }

  /** Comes back with the cursor: the replay, then caught_up. */
  comeBack(): void {
    const { cursor } = this.server;
    this.handlers.onStatus({ status: 'live' });
    this.handlers.onEvent({ name: 'hello', data: { cursor, reads: [] } });
    this.deliver();
    this.handlers.onEvent({ name: 'caught_up', data: { cursor }, id: cursor });
  }

  /** The server has pruned what we missed: it goes on at the head. */
  comeBackPruned(): void {
    this.#delivered = this.server.events.length;
    const { cursor } = this.server;
    this.handlers.onStatus({ status: 'live' });
    this.handlers.onEvent({ name: 'hello', data: { cursor, reads: [] } });
    this.handlers.onEvent({ name: 'resync', data: { reason: 'pruned' }, id: cursor });
    this.handlers.onEvent({ name: 'caught_up', data: { cursor }, id: cursor });
  }

  deliver(): void {
    const events = this.server.events.slice(this.#delivered);
    this.#delivered = this.server.events.length;
    for (const event of events) this.handlers.onEvent(event);
  }
}

/** Routes of the wire over the model; each can be held back or replaced by the test. */
export class Routes {
  readonly server: ModelServer;
  readonly asked: string[] = [];
  signedIn = true;
  setupNeeded = false;
  /** Waits before answering. */
  hold: (route: string) => Promise<void> | undefined = () => undefined;
  onPost: (body: { content: string; channel: string; nonce: string }) => Response | undefined =
    () => undefined;

  constructor(server: ModelServer) {
    this.server = server;
  }

  readonly fetch = async (input: string, init: RequestInit): Promise<Response> => {
    const url = new URL(input, 'http://snug.test');
    const route = `${init.method} ${url.pathname}`;
    this.asked.push(route + url.search);
    // Read before it is held back: the answer is as old as the question.
    const answer = this.#answer(route, url, init);
    await this.hold(route);
    return answer;
  };

  #answer(route: string, url: URL, init: RequestInit): Response {
    if (route === 'GET /api/setup') return Response.json({ needed: this.setupNeeded });
    if (!this.signedIn) return problem(401, 'not_signed_in');
    if (route === 'GET /api/me') return Response.json(this.server.snapshot('home').me);
    if (route === 'DELETE /api/sessions/current') {
      this.signedIn = false;
      return new Response(null, { status: 204 });
    }
    const query = (name: string) => {
      const value = url.searchParams.get(name);
      return value === null ? undefined : Number(value);
    };
    if (route === 'GET /api/snapshot') {
      const channel = url.searchParams.get('channel') ?? 'home';
      if (!this.server.channelIds.includes(channel)) return problem(404, 'not_found');
      return Response.json(this.server.snapshot(channel, query('limit')));
    }
    if (route === 'POST /api/sendmessage') return this.#post(init);
    const channel = /^GET \/api\/channels\/([^/]+)\/messages$/.exec(route)?.[1];
    if (channel) {
      const place = { limit: query('limit') ?? 50 };
      const around = query('around');
      // The named one stands in the middle.
      const before =
        around === undefined ? query('before') : around + Math.ceil(place.limit / 2) + 1;
      const after = query('after');
      return Response.json(
        this.server.page(channel, {
          ...place,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        }),
      );
    }
    return new Response(null, { status: 204 });
  }

  #post(init: RequestInit): Response {
    const body = JSON.parse(init.body as string) as {
      content: string;
      channel: string;
      nonce: string;
    };
    const refused = this.onPost(body);
    if (refused) return refused;
    const { content, channel, nonce } = body;
    return Response.json(this.server.post(channel, this.server.viewer, { content, nonce }), {
      status: 201,
    });
  }
}

export function problem(status: number, code: string): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code, detail: code },
    { status },
  );
}
