// @vitest-environment node
import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { KeptValues } from '../../../sync/kept';
import { type Claim, ClipKeeper, type KeptClip } from './kept-clips';

let databases = 0;
let store: KeptValues<KeptClip>;
let locks: Set<string>;

beforeEach(() => {
  store = new KeptValues<KeptClip>(`clips-${(databases += 1)}`);
  locks = new Set();
});

const claim: Claim = async (name) => {
  if (locks.has(name)) return undefined;
  locks.add(name);
  return () => void locks.delete(name);
};
const page = (room = 'mara/home') => new ClipKeeper(store, room, claim);
const clip = (lengthMs: number, at = Date.now()): KeptClip => ({
  file: new File(['opus'], 'a.webm'),
  lengthMs,
  levels: [],
  at,
});
const left = async () => (await store.all(''))?.length;

it('a voice message that was not sent is found by the next visit to its room, once', async () => {
  const before = page();
  await before.put(clip(1000));
  expect(await before.put(clip(2000))).toBe(true);
  expect(await left()).toBe(1);
  // Another tab, while it still stands in the first one.
  expect(await page().find()).toBeUndefined();
  locks.clear();
  expect(await page('mara/kitchen').find()).toBeUndefined();
  expect(await page('tavi/home').find()).toBeUndefined();
  const next = page();
  expect(await next.find()).toMatchObject({ lengthMs: 2000 });
  expect(await page().find()).toBeUndefined();
  await next.drop();
  expect(await left()).toBe(0);
  expect(locks.size).toBe(0);
});

it('what was sent or thrown away is not written once more, and a new one has its own name', async () => {
  const one = page();
  const writes = [one.put(clip(1000)), one.put(clip(2000))];
  const gone = one.drop();
  const next = one.put(clip(300));
  await Promise.all([...writes, gone]);
  expect(await next).toBe(true);
  expect((await store.all(''))?.map(([, { lengthMs }]) => lengthMs)).toEqual([300]);
  expect(locks.size).toBe(1);
  one.leave();
  await one.drop();
  expect(locks.size).toBe(0);
  expect(await left()).toBe(1);
});

it('what nobody came back for is forgotten after a week', async () => {
  await store.put('mara/home/old', clip(1000, Date.now() - 8 * 86_400_000));
  expect(await page().find()).toBeUndefined();
  expect(await left()).toBe(0);
});
