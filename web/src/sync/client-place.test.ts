// @vitest-environment node
/// <reference types="node" />
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from './testing/memory-storage';
import { ModelServer } from './testing/model-server';
import { contents, openClient, openLiveClient, until } from './testing/open-client';

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the reader's place", () => {
  /** A phone freezes the page while somebody reads last week's evening; the page comes back. */
  it('keeps the place of who reads far from the present when all has to be loaded anew', async () => {
    const server = new ModelServer('ana-reading', ['ben']);
    for (let i = 0; i < 400; i += 1) server.post('home', 'ben');
    const { client, stream } = await openLiveClient(server);
    await client.openAround('home', 100);
    const held = client.getState().windows.get('home')?.messages ?? [];
    server.edit('home', 100, 'said better');
    for (let i = 0; i < 300; i += 1) server.post('home', 'ben');
    stream.comeBackPruned();
    await until(() => contents(client.getState()).includes('said better'));
    const window = client.getState().windows.get('home');
    expect(window?.messages.map((entry) => entry.seq)).toEqual(held.map((entry) => entry.seq));
    expect(window?.hasAfter).toBe(true);
    expect(window?.loading).toBeUndefined();
    await client.toPresent('home');
    expect(contents(client.getState()).at(-1)).toBe('words 700');
  });

  it('keeps what was scrolled up to when all has to be loaded anew', async () => {
    const server = new ModelServer('ana-reading', ['ben']);
    for (let i = 0; i < 400; i += 1) server.post('home', 'ben');
    const { client, stream } = await openLiveClient(server);
    for (let i = 0; i < 3; i += 1) await client.loadBefore('home');
    server.edit('home', 250, 'said better');
    server.remove('home', 390);
    server.post('home', 'ben', { content: 'newest' });
    stream.comeBackPruned();
    await until(() => contents(client.getState()).includes('said better'));
    expect(contents(client.getState())).toHaveLength(201);
    expect(contents(client.getState()).at(-1)).toBe('newest');
    expect(contents(client.getState()).at(-12)).toBe('-');
  });

  it('stays at the present when that was asked for last', async () => {
    const server = new ModelServer('ana-reading', ['ben']);
    for (let i = 0; i < 400; i += 1) server.post('home', 'ben');
    const { client } = await openLiveClient(server);
    await Promise.all([client.openAround('home', 100), client.toPresent('home')]);
    expect(contents(client.getState()).at(-1)).toBe('words 400');
    expect(client.getState().windows.get('home')?.hasAfter).toBe(false);
  });

  it('forgets a place asked for before the room was live when the present was asked for since', async () => {
    const server = new ModelServer('ana-reading', ['ben']);
    for (let i = 0; i < 400; i += 1) server.post('home', 'ben');
    const { client, stream } = openClient(server);
    await client.start();
    await until(() => stream.opened === 1);
    const place = client.openAround('home', 100);
    await client.toPresent('home');
    stream.goLive();
    await place;
    await until(() => contents(client.getState()).length > 0);
    expect(contents(client.getState()).at(-1)).toBe('words 400');
  });

  it('reaches a place though the room begins anew while it is on its way', async () => {
    const server = new ModelServer('ana-reading', ['ben']);
    for (let i = 0; i < 400; i += 1) server.post('home', 'ben');
    const { client, stream, routes } = await openLiveClient(server);
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    routes.hold = (route) => (route.endsWith('/messages') ? held : undefined);
    const place = client.openAround('home', 100);
    server.post('home', 'ben', { content: 'newest' });
    stream.comeBackPruned();
    await until(() => contents(client.getState()).at(-1) === 'newest');
    answer();
    await place;
    expect(
      client
        .getState()
        .windows.get('home')
        ?.messages.some(({ seq }) => seq === 100),
    ).toBe(true);
  });
});
