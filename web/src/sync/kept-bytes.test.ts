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

/** One page that keeps its bytes there; `others` hear that there is room again. */
function pageOn(
  { store }: Pick<ReturnType<typeof database>, 'store'>,
  others: () => void = () => {},
) {
  const loose = new Set<string>();
  const parts = {
    bytes: store,
    alone: (_name: string, work: () => Promise<void>) => work(),
    onRoom: () => others,
  };
  const kept = new KeptBytes(parts, (name, is) => {
    if (is) loose.add(name);
    else loose.delete(name);
  });
  return { kept, loose };
}

function bytes(takes = true) {
  const on = database(takes);
  return { ...on, ...pageOn(on) };
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
  await turn();
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
  const on = database();
  on.stored.set('mara/a', file(60 * MiB));
  const { kept, loose } = pageOn(on);
  const found = await kept.found('mara/');
  expect([...found.keys()]).toEqual(['mara/a']);
  expect(kept.take('mara/a', found)).toBe(on.stored.get('mara/a'));
  expect(kept.take('mara/b', found)).toBeUndefined();
  kept.keep('mara/b', file(10 * MiB));
  await turn();
  expect([...loose]).toEqual(['mara/b']);
  kept.arrived('mara/a');
  await turn();
  expect([...on.stored.keys()]).toEqual(['mara/b']);
  expect([...loose]).toEqual([]);
});

// Each tab counted its own: four of them put four times the sum into one database.
it('of all tabs together take that sum, and one finds room when another gives some', async () => {
  const on = database();
  const second = pageOn(on);
  const first = pageOn(on, () => second.kept.fit());
  first.kept.keep('a', file(40 * MiB));
  await turn();
  second.kept.keep('b', file(30 * MiB));
  second.kept.keep('c', file(20 * MiB));
  await turn();
  expect([...on.stored.keys()]).toEqual(['a', 'c']);
  expect([...second.loose]).toEqual(['b']);
  first.kept.drop('a');
  await turn();
  expect([...on.stored.keys()]).toEqual(['c', 'b']);
  expect([...second.loose]).toEqual([]);
});

it('that are taken out while they are written lie nowhere', async () => {
  const { kept, stored } = bytes();
  kept.keep('a', file(1));
  await Promise.resolve();
  kept.drop('a');
  await turn();
  expect([...stored.keys()]).toEqual([]);
});
