// @vitest-environment node
/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message, Snapshot } from '../api/types';
import { Random } from '../lib/testing/random';
import { applyEvent, applyToEntries, type StreamEvent } from './apply-event';
import type { Room } from './room';
import { withWindow } from './room';
import { foldOver } from './session';
import { applySnapshot, refreshFacts } from './snapshot';
import { anything, ModelServer } from './testing/model-server';
import { lastSeq, mergePage, windowOfPage } from './window';

const people = ['ana', 'ben', 'tavi'];
const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

/** One test over many random histories; a failure names the seed that makes it again. */
function eachSeed(name: string, check: (seed: number) => void): void {
  it(name, () => {
    for (const seed of seeds) {
      try {
        check(seed);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
}

function fold(room: Room, events: readonly StreamEvent[]): Room {
  return events.reduce(applyEvent, room);
}

/** What has to be equal: everything a page can see of the newest page and the facts. */
function visible(room: Room, channel: string) {
  const window = room.windows.get(channel);
  return {
    me: room.me,
    server: room.server,
    channels: Object.fromEntries(room.channels),
    members: Object.fromEntries(room.members),
    presence: Object.fromEntries(room.presence),
    forgotten: [...room.forgotten],
    newest: window?.messages.slice(-30),
    hasAfter: window?.hasAfter,
  };
}

function busyServer(random: Random, changes: number): ModelServer {
  const server = new ModelServer('ana', ['ben', 'tavi']);
  server.makeChannel('kitchen');
  for (let i = 0; i < changes; i += 1) anything(server, random, people);
  return server;
}

describe('applyEvent', () => {
  it('knows who is in which voice room, and nothing of voice where the server has none', () => {
    const server = busyServer(new Random(1), 5);
    const of = (username: string) => [
      {
        username,
        muted: false,
        deafened: false,
        camera: false,
        screen: false,
        reconnecting: false,
      },
    ];
    const joined = { name: 'voice_state', data: { channel: 'den', members: of('ben') } };
    const without = applySnapshot(undefined, server.snapshot('home'));
    expect(without.voice).toBeUndefined();
    expect(applyEvent(without, joined).voice).toBeUndefined();

    const snapshot = {
      ...server.snapshot('home'),
      voice: [{ channel: 'den', members: of('ana') }],
    };
    const room = applySnapshot(without, snapshot);
    expect(room.voice?.get('den')).toEqual(of('ana'));
    const then = applyEvent(room, joined);
    expect(then.voice?.get('den')).toEqual(of('ben'));
    expect(then.cursor).toBe(room.cursor);
    // Back after a cut: voice is not replayed.
    expect(refreshFacts(then, snapshot).voice?.get('den')).toEqual(of('ana'));
  });

  eachSeed('old snapshot and events make the fresh snapshot', (seed) => {
    const random = new Random(seed);
    const server = busyServer(random, 40);
    const old = server.snapshot('home', 100);
    const from = server.events.length;
    for (let i = 0; i < 120; i += 1) anything(server, random, people);
    const folded = fold(applySnapshot(undefined, old), server.events.slice(from));
    const fresh = applySnapshot(undefined, server.snapshot('home'));
    expect(visible(folded, 'home')).toEqual(visible(fresh, 'home'));
    expect(folded.ahead.size).toBe(0);
  });

  eachSeed('events that overlap the snapshot or come twice change nothing', (seed) => {
    const random = new Random(seed);
    const server = busyServer(random, 60);
    const snapshot = server.snapshot('home');
    const from = server.events.length;
    for (let i = 0; i < 40; i += 1) anything(server, random, people);
    const committed = server.events.filter((event) => event.id !== undefined);
    const after = server.events.slice(from);
    const once = fold(applySnapshot(undefined, snapshot), after);
    const twice = fold(once, committed);
    expect(twice).toBe(once);
    const overlapped = fold(applySnapshot(undefined, snapshot), committed.slice(0, 50));
    expect(visible(fold(overlapped, after), 'home')).toEqual(visible(once, 'home'));
  });

  eachSeed('it does not matter when the snapshot arrives', (seed) => {
    const random = new Random(seed);
    const server = busyServer(random, 30);
    const asked = server.events.length;
    for (let i = 0; i < random.below(20); i += 1) anything(server, random, people);
    const snapshot = server.snapshot('home');
    for (let i = 0; i < random.below(20); i += 1) anything(server, random, people);
    const arrived = server.events.length;
    for (let i = 0; i < random.below(20); i += 1) anything(server, random, people);
    // Ephemeral events have no position; the stream repeats what matters of them (see session).
    const meanwhile = server.events.slice(asked, arrived).filter((event) => event.id !== undefined);
    const room = fold(
      foldOver(applySnapshot(undefined, snapshot), meanwhile),
      server.events.slice(arrived),
    );
    const window = room.windows.get('home');
    const fresh = applySnapshot(undefined, server.snapshot('home')).windows.get('home');
    expect(window?.messages.slice(-30)).toEqual(fresh?.messages.slice(-30));
    expect(Object.fromEntries(room.members)).toEqual(
      Object.fromEntries(applySnapshot(undefined, server.snapshot('home')).members),
    );
  });

  eachSeed('a page read while events arrive ends up current', (seed) => {
    const random = new Random(seed);
    const server = busyServer(random, 80);
    let room = applySnapshot(undefined, server.snapshot('home'));
    const meanwhile: StreamEvent[] = [];
    const advance = () => {
      const from = server.events.length;
      for (let i = 0; i < random.below(15); i += 1) anything(server, random, people);
      const events = server.events.slice(from);
      meanwhile.push(...events);
      room = fold(room, events);
    };
    advance();
    const page = server.page('kitchen', {});
    advance();
    room = meanwhile.reduce(applyToEntries, withWindow(room, 'kitchen', windowOfPage(page)));
    const fresh = server.page('kitchen', {});
    expect(room.windows.get('kitchen')?.messages.slice(-30)).toEqual(fresh.messages.slice(-30));
  });

  eachSeed('refreshed facts neither lose nor double anything', (seed) => {
    const random = new Random(seed);
    const server = busyServer(random, 50);
    let room = applySnapshot(undefined, server.snapshot('home', 100));
    let delivered = server.events.length;
    const change = (count: number) => {
      for (let i = 0; i < count; i += 1) anything(server, random, people, 'committed');
    };
    const deliver = (count: number) => {
      const events = server.events.slice(delivered, delivered + count);
      delivered += events.length;
      room = fold(room, events);
    };
    change(20);
    deliver(random.below(20));
    const asked = delivered;
    change(random.below(20));
    const facts = server.snapshot('home', 1);
    change(20);
    deliver(random.below(60));
    room = foldOver(refreshFacts(room, facts), server.events.slice(asked, delivered));
    deliver(1000);
    const fresh = applySnapshot(undefined, server.snapshot('home', 100));
    expect(visible(room, 'home')).toEqual(visible(fresh, 'home'));
  });

  it('counts a message once, and not when the read marks of hello already do', () => {
    const server = new ModelServer('ana', ['ben']);
    let room = applySnapshot(undefined, server.snapshot('home'));
    const from = server.events.length;
    server.post('home', 'ben');
    server.post('home', 'ben', { mentions: ['ana'] });
    const reads = [{ channel: 'home', read_seq: 0, unread: 2, mentions: 1 }];
    room = fold(room, [
      { name: 'hello', data: { cursor: server.cursor, reads } },
      ...server.events.slice(from),
      { name: 'caught_up', data: { cursor: server.cursor }, id: server.cursor },
    ]);
    expect(room.channels.get('home')).toMatchObject({ unread: 2, mentions: 1, last_seq: 2 });
    server.post('home', 'ben');
    room = fold(room, server.events.slice(-1));
    expect(room.channels.get('home')).toMatchObject({ unread: 3, last_seq: 3 });
  });

  it('takes from hello what another device chose while this one was away', () => {
    const server = new ModelServer('ana', ['ben']);
    const room = applySnapshot(undefined, server.snapshot('home'));
    const marks = { channel: 'home', read_seq: 0, unread: 0, mentions: 0 };
    const reads = [{ ...marks, notify: { level: 'none' } }];
    const data = { cursor: server.cursor, reads, blocked: ['ben'] };
    const back = fold(room, [{ name: 'hello', data }]);
    expect(back.channels.get('home')?.notify).toEqual({ level: 'none' });
    expect([...back.blocked]).toEqual(['ben']);
  });

  it('keeps an entry beyond a hole out of the window until the hole is filled', () => {
    const server = new ModelServer('ana', ['ben']);
    server.post('home', 'ben');
    const before = applySnapshot(undefined, server.snapshot('home'));
    server.post('home', 'ben');
    const mine = server.post('home', 'ana', { nonce: 'n' });
    const overtaken = applyToEntries(before, { name: 'message', data: mine });
    expect(lastSeq(overtaken.windows.get('home')!)).toBe(1);
    expect(overtaken.ahead.get('home')).toHaveLength(1);
    const filled = fold(overtaken, server.events.slice(-2));
    expect(filled.windows.get('home')?.messages.map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(filled.ahead.has('home')).toBe(false);
  });

  it('does not append live messages to a window that ends in the past', () => {
    const server = new ModelServer('ana', ['ben']);
    for (let i = 0; i < 10; i += 1) server.post('home', 'ben');
    let room = applySnapshot(undefined, server.snapshot('home'));
    const past = { ...server.page('home', { before: 6, limit: 3 }) };
    room = withWindow(room, 'home', windowOfPage(past));
    server.post('home', 'ben');
    room = fold(room, server.events.slice(-1));
    expect(room.windows.get('home')?.messages.map((entry) => entry.seq)).toEqual([3, 4, 5]);
    const back = mergePage(room.windows.get('home'), server.page('home', { after: 5 }));
    expect(back.messages.at(-1)?.seq).toBe(11);
    expect(back.hasAfter).toBe(false);
  });

  it('forgets a channel that is hidden and takes who leaves out of every list', () => {
    const server = new ModelServer('ana', ['ben']);
    server.makeChannel('kitchen');
    server.appear('ben', 'online');
    let room = applySnapshot(undefined, server.snapshot('kitchen'));
    server.leave('ben');
    room = fold(room, server.events.slice(-1));
    expect(room.members.has('ben')).toBe(false);
    expect(room.presence.has('ben')).toBe(false);
    const id = `testepoch.${room.cursor.pos + 1}`;
    room = applyEvent(room, { name: 'channel_hidden', data: { id: 'kitchen' }, id });
    expect(room.channels.has('kitchen')).toBe(false);
    expect(room.windows.has('kitchen')).toBe(false);
  });

  it('knows who is forgotten as the snapshot does, until they are back', () => {
    const server = new ModelServer('ana', ['ben', 'tavi']);
    let room = applySnapshot(undefined, server.snapshot('home'));
    const from = server.events.length;
    const told = () => [...applySnapshot(undefined, server.snapshot('home')).forgotten];
    room = applyEvent(room, { name: 'blocked', data: { user: 'ben', blocked: true } });
    server.leave('tavi');
    server.leave('ben', 'deleted');
    room = fold(room, server.events.slice(from));
    expect([...room.forgotten]).toEqual(['ben']);
    expect(told()).toEqual(['ben']);
    expect(room.blocked.size).toBe(0);
    server.join('ben');
    room = fold(room, server.events.slice(from));
    expect([...room.forgotten]).toEqual([]);
    expect(told()).toEqual([]);
  });

  it('ignores events of another epoch', () => {
    const server = new ModelServer('ana', ['ben']);
    const room = applySnapshot(undefined, server.snapshot('home'));
    const message = { ...server.post('home', 'ben') };
    expect(applyEvent(room, { name: 'message', data: message, id: 'other.999' })).toBe(room);
  });
});

describe('the wire examples', () => {
  const folder = new URL('../../../protocol/examples/', import.meta.url);
  const load = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  const snapshot = load('get_snapshot.reply') as Snapshot;
  const epoch = snapshot.cursor.split('.')[0];
  const names = readdirSync(folder)
    .filter((file) => file.startsWith('event.'))
    .map((file) => file.slice('event.'.length, -'.json'.length));

  it('hold a snapshot that becomes a room', () => {
    const room = applySnapshot(undefined, snapshot);
    expect(room.windows.get('home')?.messages).toEqual(snapshot.messages.messages);
    expect([...room.channels.keys()]).toEqual(snapshot.channels.map((channel) => channel.id));
  });

  it.each(names)('hold the event %s, which a room can fold', (name) => {
    const room = applySnapshot(undefined, snapshot);
    const data = load(`event.${name}`) as Record<string, unknown>;
    const id = `${epoch}.${room.cursor.pos + 1000}`;
    const committed = !['read', 'presence', 'signed_out', 'resync'].includes(name);
    const next = applyEvent(room, committed ? { name, data, id } : { name, data });
    expect(next.me.username).toBe(room.me.username);
    if (typeof data.username === 'string' && name === 'member_updated') {
      expect(next.members.get(data.username)).toEqual(data);
    }
    if (name === 'channel_created')
      expect(next.channels.get(data.id as string)).toMatchObject(data);
    if (name === 'member_left') expect(next.members.has(data.username as string)).toBe(false);
    if (name === 'server_updated') expect(next.server).toEqual(data);
  });

  /** A pause that was ended stayed in force on the page of whoever it had been asked of: what a member
   *  no longer has was kept from the older one. */
  it('take from me what I no longer have', () => {
    const room = applySnapshot(undefined, snapshot);
    const next = (pos: number) => `${epoch}.${room.cursor.pos + pos}`;
    const paused = { ...room.me, muted_until: '2026-11-27T04:00:00.000Z' };
    const during = applyEvent(room, { name: 'member_updated', data: paused, id: next(1) });
    expect(during.me.muted_until).toBe(paused.muted_until);
    const after = applyEvent(during, { name: 'member_updated', data: room.me, id: next(2) });
    expect(after.me).not.toHaveProperty('muted_until');
  });

  it('show the edited message in place of the older one', () => {
    const room = applySnapshot(undefined, snapshot);
    const edited = load('event.message_edited') as Message;
    const newer = { ...edited, rev: room.cursor.pos + 1, content: 'other words' };
    const id = `${epoch}.${newer.rev}`;
    const next = applyEvent(room, { name: 'message_edited', data: newer, id });
    expect(next.windows.get('home')?.messages.find((entry) => entry.seq === edited.seq)).toEqual(
      newer,
    );
  });
});
