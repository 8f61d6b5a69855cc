// A whole client over the model server, with a stream that the test drives.

import { vi } from 'vitest';
import { SnugClient } from '../client';
import type { ClientState } from '../types';
import type { ModelServer } from './model-server';
import { Routes, TestStream } from './test-client';

export function openClient(server: ModelServer) {
  const stream = new TestStream(server);
  const routes = new Routes(server);
  vi.stubGlobal('fetch', routes.fetch);
  const client = new SnugClient({
    openStream: (handlers) => {
      stream.handlers = handlers;
      return stream;
    },
  });
  return { server, stream, routes, client };
}

/** Signed in, the room current. */
export async function openLiveClient(server: ModelServer) {
  const parts = openClient(server);
  await parts.client.start();
  await until(() => parts.stream.opened === 1);
  parts.stream.goLive();
  await until(() => parts.client.getState().phase === 'ready');
  return parts;
}

export async function until(what: () => boolean): Promise<void> {
  await vi.waitFor(() => {
    if (!what()) throw new Error('not yet');
  }, 10_000);
}

/** What stands in the window; a tombstone is a dash. */
export const contents = (state: ClientState, channel = 'home') =>
  (state.windows.get(channel)?.messages ?? []).map((entry) =>
    entry.deleted ? '-' : entry.content,
  );
