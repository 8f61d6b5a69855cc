import { expect, it } from 'vitest';
import { keptBytesMax } from './file-list';
import type { KeptValues } from './kept';
import { KeptBytes } from './kept-bytes';

/** What only counts: no test needs 64 MiB of memory. */
const file = (size: number) => ({ size }) as Blob;
const MiB = 1024 * 1024;

function database(takes = true) {
  const stored = new Map<string, Blob>();
  const store = {
    put: async (name: string, value: Blob) => {
      if (takes) stored.set(name, value);
      return takes;
    },
    drop: async (name: string) => stored.delete(name),
    all: async (prefix: string) => [...stored].filter(([name]) => name.startsWith(prefix)),
  } as unknown as KeptValues<Blob>;
  return { stored, store };
}

function bytes(takes = true) {
  const { stored, store } = database(takes);
  const loose = new Set<string>();
  const kept = new KeptBytes(store, (name, is) => void (is ? loose.add(name) : loose.delete(name)));
  return { kept, stored, loose, store };
}
const turn = () => new Promise((go) => setTimeout(go, 0));

it('are kept up to their sum, and what does not fit is told', async () => {
  const { kept, stored, loose } = bytes();
  kept.keep('a', file(40 * MiB));
  kept.keep('b', file(30 * MiB));
  kept.keep('c', file(keptBytesMax - 40 * MiB));
  await turn();
  expect([...stored.keys()]).toEqual(['a', 'c']);
  expect([...loose]).toEqual(['b']);
});

it('find room when another was sent or taken out', async () => {
  const { kept, stored, loose } = bytes();
  kept.keep('a', file(40 * MiB));
  kept.keep('b', file(30 * MiB));
  kept.keep('c', file(60 * MiB));
  kept.drop('a');
  await turn();
  expect([...stored.keys()]).toEqual(['b']);
  kept.arrived('b');
  await turn();
  expect([...stored.keys()]).toEqual(['c']);
  expect([...loose]).toEqual([]);
});

it('that the server has give way only to what then fits', async () => {
  const { kept, stored, loose } = bytes();
  kept.keep('a', file(40 * MiB));
  kept.arrived('a');
  kept.keep('b', file(keptBytesMax + 1));
  await turn();
  expect([...stored.keys()]).toEqual(['a']);
  expect([...loose]).toEqual(['b']);
  kept.keep('c', file(50 * MiB));
  await turn();
  expect([...stored.keys()]).toEqual(['c']);
});

it('that the database does not take are told, and not tried again', async () => {
  const { kept, loose } = bytes(false);
  kept.keep('a', file(1));
  await turn();
  expect([...loose]).toEqual(['a']);
  kept.arrived('a');
  expect([...loose]).toEqual([]);
});

it('count after a reload as they did before', async () => {
  const { stored, store } = database();
  stored.set('mara/a', file(60 * MiB));
  const loose: string[] = [];
  const kept = new KeptBytes(store, (name, is) => is && loose.push(name));
  expect([...(await kept.load('mara/')).keys()]).toEqual(['mara/a']);
  kept.keep('mara/b', file(10 * MiB));
  await turn();
  expect(loose).toEqual(['mara/b']);
});
