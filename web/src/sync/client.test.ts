// @vitest-environment node
/// <reference types="node" />
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptValues } from './kept';
import type { OutboxEntry } from './outbox';
import { memoryStorage } from './testing/memory-storage';
import { ModelServer } from './testing/model-server';
import { contents, openClient, openLiveClient, until } from './testing/open-client';
import { problem } from './testing/test-client';

let people = 0;
let viewer = '';

beforeEach(() => {
  people += 1;
  // A person of their own per test: the databases of this process live on.
  viewer = `ana${people}`;
  vi.stubGlobal('localStorage', memoryStorage());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const open = (server = new ModelServer(viewer, ['ben'])) => openClient(server);
const openLive = (server = new ModelServer(viewer, ['ben'])) => openLiveClient(server);

describe('SnugClient', () => {
  it('opens the stream before it asks for the snapshot', async () => {
    const { client, stream, routes } = open();
    await client.start();
    await until(() => stream.opened === 1);
    expect(routes.asked.some((route) => route.includes('snapshot'))).toBe(false);
    stream.goLive();
    await until(() => client.getState().phase === 'ready');
    expect(client.getState().me?.username).toBe(viewer);
  });

  it('leads to setup, or to sign-in, when nobody is signed in', async () => {
    const first = open();
    first.routes.signedIn = false;
    first.routes.setupNeeded = true;
    await first.client.start();
    expect(first.client.getState().phase).toBe('setup');
    const second = open();
    second.routes.signedIn = false;
    await second.client.start();
    expect(second.client.getState().phase).toBe('signed-out');
    second.routes.signedIn = true;
    const signedIn = second.client.signedIn();
    second.stream.goLive();
    await signedIn;
    expect(second.client.getState().phase).toBe('ready');
  });

  it('loses nothing that is said while the snapshot is under way', async () => {
    const { client, stream, routes, server } = open();
    await client.start();
    await until(() => stream.opened === 1);
    let release = () => {};
    routes.hold = (route) =>
      route === 'GET /api/snapshot' ? new Promise((resolve) => (release = resolve)) : undefined;
    server.post('home', 'ben', { content: 'before' });
    stream.goLive();
    await until(() => routes.asked.some((route) => route.includes('snapshot')));
    server.post('home', 'ben', { content: 'between' });
    stream.deliver();
    routes.hold = () => undefined;
    release();
    await until(() => client.getState().phase === 'ready');
    expect(contents(client.getState())).toEqual(['before', 'between']);
    expect(client.getState().channels.get('home')?.unread).toBe(2);
  });

  it('tells of a message what the stream has said before it, drawn or not', async () => {
    const { client, stream, server } = await openLive();
    const levels: unknown[] = [];
    client.onMessage((message, room) =>
      levels.push(room.channels.get(message.channel)?.notify.level),
    );
    server.events.push({ name: 'notify', data: { channel: 'home', level: 'none' } });
    server.post('home', 'ben', { content: 'unheard' });
    stream.deliver();
    expect(levels).toEqual(['none']);
    expect(client.getState().channels.get('home')?.notify.level).toBe('all');
  });

  it('shows my message at once and keeps exactly one of it, whoever confirms first', async () => {
    for (const first of ['answer', 'stream'] as const) {
      const { client, stream, routes } = await openLive();
      let release = () => {};
      if (first === 'stream') {
        routes.hold = (route) =>
          route === 'POST /api/sendmessage'
            ? new Promise((resolve) => (release = resolve))
            : undefined;
      }
      const nonce = client.send('home', 'hello');
      expect(client.getState().pending.get('home')).toMatchObject([{ nonce, content: 'hello' }]);
      await until(() => routes.asked.some((route) => route.includes('sendmessage')));
      if (first === 'stream') {
        stream.deliver();
        await until(() => !client.getState().pending.has('home'));
        expect(contents(client.getState())).toEqual(['hello']);
        release();
      } else {
        await until(() => !client.getState().pending.has('home'));
        expect(contents(client.getState())).toEqual(['hello']);
        stream.deliver();
      }
      await until(() => contents(client.getState()).length === 1);
      expect(client.getState().channels.get('home')).toMatchObject({ read_seq: 1, unread: 0 });
    }
  });

  it('never shows a gap between my message leaving the outbox and standing in the stream', async () => {
    const { client, server, stream } = await openLive();
    const seen: number[] = [];
    client.subscribe(() => {
      const state = client.getState();
      const pending = state.pending.get('home')?.length ?? 0;
      seen.push(pending + contents(state).filter((text) => text === 'mine').length);
    });
    // Somebody else's message was stored first, but the stream has not told it yet.
    server.post('home', 'ben', { content: 'theirs' });
    client.send('home', 'mine');
    await until(
      () => contents(client.getState()).includes('mine') || !client.getState().pending.has('home'),
    );
    stream.deliver();
    await until(() => contents(client.getState()).length === 2);
    expect(contents(client.getState())).toEqual(['theirs', 'mine']);
    expect(seen.filter((count) => count !== 1)).toEqual([]);
  });

  it('does not show an entry of another page beside the message that came of it', async () => {
    const { client, server, stream } = await openLive();
    const nonce = 'sent-by-the-other-page';
    server.post('home', viewer, { content: 'hello', nonce });
    stream.deliver();
    await until(() => contents(client.getState()).length === 1);
    const doubled: number[] = [];
    client.subscribe(() => doubled.push(client.getState().pending.get('home')?.length ?? 0));
    const entry = { nonce, channel: 'home', content: 'hello', created: 1 };
    await new KeptValues<OutboxEntry>('snug-outbox').put(`${viewer}/${nonce}`, entry);
    new BroadcastChannel('snug-outbox').postMessage('changed');
    const left = async () => (await new KeptValues('snug-outbox').all(`${viewer}/`))?.length;
    await vi.waitFor(async () => expect(await left()).toBe(0));
    expect(doubled.every((count) => count === 0)).toBe(true);
  });

  it('fetches what is missing when seq has a hole that the stream does not fill', async () => {
    const { client, server, stream, routes } = await openLive();
    server.post('home', 'ben', { content: 'lost on the way' });
    const later = server.post('home', 'ben', { content: 'after it' });
    stream.handlers.onEvent({ name: 'message', data: later, id: server.cursor });
    await until(() => contents(client.getState()).length === 2);
    expect(contents(client.getState())).toEqual(['lost on the way', 'after it']);
    expect(routes.asked.some((route) => route.includes('after=0'))).toBe(true);
  });

  it('fills in after a cut, without counting twice', async () => {
    const { client, server, stream } = await openLive();
    stream.lose();
    expect(client.getState().connection.status).toBe('lost');
    for (const content of ['one', 'two', 'three']) server.post('home', 'ben', { content });
    stream.comeBack();
    await until(() => contents(client.getState()).length === 3);
    await until(() => client.getState().channels.get('home')?.unread === 3);
    expect(client.getState().connection.status).toBe('live');
  });

  it('starts over after resync and keeps what is on screen until then', async () => {
    const { client, server, stream } = await openLive();
    server.post('home', 'ben', { content: 'old' });
    stream.deliver();
    await until(() => contents(client.getState()).length === 1);
    stream.lose();
    server.edit('home', 1, 'old, but better');
    server.post('home', 'ben', { content: 'new' });
    stream.comeBackPruned();
    expect(contents(client.getState())).toEqual(['old']);
    await until(() => contents(client.getState()).length === 2);
    expect(contents(client.getState())).toEqual(['old, but better', 'new']);
  });

  it('doubts a silent stream when a post goes unanswered', async () => {
    const { client, stream } = await openLive();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    const nonce = client.send('home', 'into the void');
    await until(() => stream.renewed.length === 1);
    expect(client.getState().pending.get('home')).toHaveLength(1);
    // It would try again in the next test.
    client.discard(nonce);
  });

  it('sends what was written offline, in order, when the stream is back', async () => {
    const { client, stream, routes, server } = await openLive();
    stream.lose();
    routes.onPost = () => problem(503, 'unavailable');
    client.send('home', 'one');
    client.send('home', 'two');
    await until(() => client.getState().pending.get('home')?.[0]?.state === 'queued');
    routes.onPost = () => undefined;
    stream.comeBack();
    await until(() => !client.getState().pending.has('home'));
    stream.deliver();
    await until(() => contents(client.getState()).length === 2);
    expect(contents(client.getState())).toEqual(['one', 'two']);
    expect(server.lastSeq('home')).toBe(2);
  });

  it('paints the kept room before the server has answered, and mends it afterwards', async () => {
    const { client, server, stream } = await openLive();
    server.join('gone');
    server.leave('gone', 'deleted');
    server.post('home', 'ben', { content: 'kept' });
    stream.deliver();
    await until(() => contents(client.getState()).length === 1);
    await client.settle();
    const again = open(server);
    again.routes.hold = () => new Promise(() => {});
    await again.client.start();
    expect(again.client.getState().phase).toBe('ready');
    expect([...again.client.getState().forgotten]).toEqual(['gone']);
    expect(contents(again.client.getState())).toEqual(['kept']);
    expect(again.client.getState().fresh).toBe(false);
    server.edit('home', 1, 'kept, then changed');
    server.post('home', 'ben', { content: 'since' });
    again.routes.hold = () => undefined;
    again.stream.goLive();
    await until(() => contents(again.client.getState()).length === 2);
    expect(contents(again.client.getState())).toEqual(['kept, then changed', 'since']);
    expect(again.client.getState().fresh).toBe(true);
  });

  // A link opened with a kept room: the page around it used to come first, and the snapshot's newest
  // page then took its place.
  it('opens at a linked message also when it is asked for before the snapshot is there', async () => {
    const server = new ModelServer(viewer, ['ben']);
    for (let i = 1; i <= 300; i += 1) server.post('home', 'ben', { content: `m${i}` });
    const { client } = await openLive(server);
    await client.settle();
    const again = open(server);
    await again.client.start();
    const opened = again.client.openAround('home', 100);
    again.stream.goLive();
    await opened;
    expect(contents(again.client.getState())).toContain('m100');
    expect(again.client.getState().windows.get('home')?.hasAfter).toBe(true);
  });

  it('leaves nothing to read on the device after signing out', async () => {
    const { client, server, stream } = await openLive();
    server.post('home', 'ben', { content: 'secret' });
    stream.deliver();
    client.setDraft('home', 'half a thought');
    await client.settle();
    await client.signOut();
    expect(client.getState().phase).toBe('signed-out');
    expect(contents(client.getState())).toEqual([]);
    const again = open(server);
    again.routes.signedIn = false;
    await again.client.start();
    expect(again.client.getState().phase).toBe('signed-out');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('snug:'))).toEqual([]);
  });

  it('goes to sign-in when this device was signed out elsewhere', async () => {
    const { client, stream, routes } = await openLive();
    routes.signedIn = false;
    stream.handlers.onSignedOut();
    expect(client.getState().phase).toBe('signed-out');
  });

  it('opens a channel with its newest page and loads older ones on demand', async () => {
    const server = new ModelServer(viewer, ['ben']);
    server.makeChannel('kitchen');
    for (let i = 1; i <= 120; i += 1) server.post('kitchen', 'ben', { content: `k${i}` });
    const { client } = await openLive(server);
    await client.openChannel('kitchen');
    expect(client.getState().windows.get('kitchen')?.hasBefore).toBe(true);
    expect(contents(client.getState(), 'kitchen')).toHaveLength(50);
    await client.loadBefore('kitchen');
    await client.loadBefore('kitchen');
    await until(() => contents(client.getState(), 'kitchen').length === 120);
    expect(client.getState().windows.get('kitchen')).toMatchObject({
      hasBefore: false,
      hasAfter: false,
    });
    expect(contents(client.getState(), 'kitchen')[0]).toBe('k1');
  });

  it('says where a page failed, and the next try mends it', async () => {
    const server = new ModelServer(viewer, ['ben']);
    for (let i = 1; i <= 80; i += 1) server.post('home', 'ben');
    const { client, routes } = await openLive(server);
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await client.loadBefore('home');
    await until(() => client.getState().windows.get('home')?.failed === 'before');
    vi.stubGlobal('fetch', fetch);
    await client.loadBefore('home');
    await until(() => contents(client.getState()).length === 80);
    expect(client.getState().windows.get('home')?.failed).toBeUndefined();
    expect(routes.asked.filter((route) => route.includes('before=31'))).toHaveLength(1);
  });

  it('marks read at once on screen and sends it', async () => {
    const server = new ModelServer(viewer, ['ben']);
    for (let i = 1; i <= 3; i += 1) server.post('home', 'ben');
    const { client, routes } = await openLive(server);
    expect(client.getState().channels.get('home')?.unread).toBe(3);
    client.markRead('home', 2);
    expect(client.getState().channels.get('home')).toMatchObject({ read_seq: 2, unread: 1 });
    client.markRead('home', 1);
    expect(client.getState().channels.get('home')?.read_seq).toBe(2);
    client.markUnreadFrom('home', 1);
    expect(client.getState().channels.get('home')).toMatchObject({ read_seq: 0, unread: 3 });
    await until(() => routes.asked.some((route) => route === 'PUT /api/channels/home/read'));
  });
});
