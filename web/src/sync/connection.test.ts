// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreamEvent } from './apply-event';
import { type SessionCheck, StreamSource } from './connection';
import type { Connection } from './types';

/** An EventSource that does only what the test makes it do. */
class Wire extends EventTarget {
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  readonly url: string;
  #lastId = '';

  constructor(url: string) {
    super();
    this.url = url;
  }

  close(): void {
    this.closed = true;
  }

  say(name: string, data: unknown, id?: string): void {
    // As the standard has it: an event without id inherits the last one.
    this.#lastId = id ?? this.#lastId;
    const init = { data: JSON.stringify(data), lastEventId: this.#lastId };
    const event = new MessageEvent<string>(name, init);
    if (name === 'message') this.onmessage?.(event);
    else this.dispatchEvent(event);
  }

  fail(): void {
    this.onerror?.();
  }
}

function setUp(check: SessionCheck = 'unknown') {
  const wires: Wire[] = [];
  const events: StreamEvent[] = [];
  const statuses: Connection[] = [];
  const ended = vi.fn();
  const source = new StreamSource(
    {
      onEvent: (event) => events.push(event),
      onStatus: (status) => statuses.push(status),
      onSignedOut: ended,
    },
    {
      open: (url) => {
        const wire = new Wire(url);
        wires.push(wire);
        return wire as unknown as EventSource;
      },
      checkSession: () => Promise.resolve(check),
    },
  );
  const wire = () => wires.at(-1)!;
  const hello = () => wire().say('hello', { cursor: 'e.1', reads: [] });
  return { source, wires, wire, events, statuses, ended, hello };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('StreamSource', () => {
  it('is live with hello, and says so before it passes hello on', () => {
    const order: string[] = [];
    const { source, wire } = setUp();
    const spied = new StreamSource(
      {
        onEvent: (event) => order.push(event.name),
        onStatus: (status) => order.push(status.status),
        onSignedOut: () => {},
      },
      { open: () => wire() as unknown as EventSource, checkSession: async () => 'unknown' },
    );
    source.open();
    spied.open();
    wire().say('hello', { cursor: 'e.1', reads: [] });
    expect(order).toEqual(['connecting', 'live', 'hello']);
  });

  it('comes back from the last cursor it saw, not from one that an event merely inherited', () => {
    const { source, wire, wires, hello, events } = setUp();
    source.open();
    expect(wire().url).toBe('/api/messagestream');
    hello();
    wire().say('message', { seq: 1 }, 'e.7');
    wire().say('presence', { user: 'ben', state: 'idle' });
    expect(events.at(-1)).toEqual({ name: 'presence', data: { user: 'ben', state: 'idle' } });
    wire().fail();
    expect(wire().closed).toBe(true);
    vi.advanceTimersByTime(1300);
    expect(wires).toHaveLength(2);
    expect(wire().url).toBe('/api/messagestream?since=e.7');
  });

  // A block from another device was told, and nobody here listened for it.
  it('hears what is told to my own devices, which moves no cursor', () => {
    const { source, hello, wire, events } = setUp();
    source.open();
    hello();
    for (const name of ['read', 'notify', 'blocked']) wire().say(name, { of: 'mine' });
    expect(events.slice(1)).toEqual(
      ['read', 'notify', 'blocked'].map((name) => ({ name, data: { of: 'mine' } })),
    );
  });

  it('waits longer after each failure, tells when it will try, and starts small again', () => {
    const { source, wire, wires, hello, statuses } = setUp();
    source.open();
    const waits: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      wire().fail();
      const status = statuses.at(-1)!;
      expect(status.status).toBe('lost');
      waits.push(status.retryAt! - Date.now());
      vi.advanceTimersByTime(waits.at(-1)!);
    }
    expect(wires).toHaveLength(8);
    expect(waits[0]).toBeLessThanOrEqual(1200);
    expect(waits[1]).toBeGreaterThanOrEqual(2000);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(30_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(36_000);
    hello();
    expect(statuses.at(-1)).toEqual({ status: 'live' });
    wire().fail();
    expect(statuses.at(-1)!.retryAt! - Date.now()).toBeLessThanOrEqual(1200);
  });

  it('remembers since when it has been lost over all attempts', () => {
    const { source, wire, statuses } = setUp();
    source.open();
    const lostAt = Date.now();
    wire().fail();
    vi.advanceTimersByTime(1300);
    expect(statuses.at(-1)).toEqual({ status: 'lost', lostAt });
    wire().fail();
    expect(statuses.at(-1)?.lostAt).toBe(lostAt);
  });

  it('gives up an attempt that neither opens nor fails', () => {
    const { source, wire, statuses } = setUp();
    source.open();
    vi.advanceTimersByTime(15_000);
    expect(wire().closed).toBe(true);
    expect(statuses.at(-1)?.status).toBe('lost');
  });

  it('replaces a stream that has been silent for minutes, without calling it lost', () => {
    const { source, wire, wires, hello, statuses } = setUp();
    source.open();
    hello();
    wire().say('message', { seq: 1 }, 'e.2');
    vi.advanceTimersByTime(5 * 60_000);
    expect(wires).toHaveLength(2);
    expect(wires[0]?.closed).toBe(true);
    expect(wire().url).toBe('/api/messagestream?since=e.2');
    expect(statuses.at(-1)?.status).toBe('live');
  });

  it('renews after a pause only if nothing was heard in it', () => {
    const { source, wire, wires, hello } = setUp();
    source.open();
    hello();
    vi.advanceTimersByTime(70_000);
    wire().say('presence', { user: 'ben', state: 'idle' });
    source.renewIfQuiet(60_000);
    expect(wires).toHaveLength(1);
    vi.advanceTimersByTime(70_000);
    source.renewIfQuiet(60_000);
    expect(wires).toHaveLength(2);
  });

  it('tries at once when told to', () => {
    const { source, wire, wires } = setUp();
    source.open();
    wire().fail();
    source.retryNow();
    expect(wires).toHaveLength(2);
    vi.advanceTimersByTime(5000);
    expect(wires).toHaveLength(2);
  });

  it('ends when the door says that we are signed out', async () => {
    const { source, wire, wires, ended } = setUp('signed-out');
    source.open();
    wire().fail();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toHaveBeenCalledOnce();
    expect(wires).toHaveLength(1);
  });

  it('does not take a plain cut of a running stream for a sign-out', async () => {
    const { source, wire, wires, hello, ended } = setUp('signed-out');
    source.open();
    hello();
    wire().fail();
    await vi.advanceTimersByTimeAsync(1300);
    expect(ended).not.toHaveBeenCalled();
    expect(wires).toHaveLength(2);
  });

  it('ends with signed_out and does not come back by itself', () => {
    const { source, wire, wires, hello, ended } = setUp();
    source.open();
    hello();
    wire().say('signed_out', { reason: 'revoked' });
    wire().fail();
    vi.advanceTimersByTime(60_000);
    expect(ended).toHaveBeenCalledOnce();
    expect(wires).toHaveLength(1);
  });

  it('forgets the cursor of the session before', () => {
    const { source, wire, hello } = setUp();
    source.open();
    hello();
    wire().say('message', { seq: 1 }, 'e.7');
    source.restart();
    expect(wire().url).toBe('/api/messagestream');
  });

  it('ignores what a replaced stream still has to say', () => {
    const { source, wires, hello, events } = setUp();
    source.open();
    hello();
    source.renewIfQuiet(0);
    const before = events.length;
    wires[0]?.say('message', { seq: 1 }, 'e.9');
    wires[0]?.fail();
    expect(events).toHaveLength(before);
    expect(wires).toHaveLength(2);
  });
});
