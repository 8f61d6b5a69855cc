// @vitest-environment node
/// <reference types="node" />
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from './testing/memory-storage';
import { ModelServer } from './testing/model-server';
import { contents, openLiveClient, until } from './testing/open-client';

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
});
