import { describe, expect, it } from 'vitest';
import type { FoundMessages, Message } from '../api/types';
import { Saved } from './saved';

const message = (id: string) => ({ _id: id, channel: 'home' }) as Message;
const page = (ids: readonly string[], next?: string) =>
  ({ messages: ids.map(message), ...(next !== undefined && { next }) }) as FoundMessages;
const change = (id: string, saved: boolean) => ({
  name: 'saved',
  data: { _id: id, channel: 'home', saved },
});
const quiet = () => new Promise((resolve) => setTimeout(resolve));

/** A shelf whose answers are given by hand. */
function shelf() {
  const asked: { next: string | undefined; answer: (found: FoundMessages) => void }[] = [];
  const list = (next?: string) =>
    new Promise<FoundMessages>((answer) => asked.push({ next, answer }));
  const done = () => Promise.resolve();
  const saved = new Saved({ onChange: () => {}, list, save: done, letGo: done });
  return { saved, asked };
}

describe('what I saved', () => {
  it('is read to its end, page by page', async () => {
    const { saved, asked } = shelf();
    saved.of('mara');
    asked[0]?.answer(page(['a', 'b'], 'older'));
    await quiet();
    expect(asked[1]?.next).toBe('older');
    asked[1]?.answer(page(['c']));
    await quiet();
    expect([...saved.ids]).toEqual(['a', 'b', 'c']);
  });

  it('knows what another device did while it was being read', async () => {
    const { saved, asked } = shelf();
    saved.of('mara');
    saved.hear(change('new', true));
    saved.hear(change('a', false));
    asked[0]?.answer(page(['a', 'b']));
    await quiet();
    expect([...saved.ids].toSorted()).toEqual(['b', 'new']);
  });

  it('is read anew when the stream begins anew, and an older answer is dropped', async () => {
    const { saved, asked } = shelf();
    saved.of('mara');
    saved.hear({ name: 'hello', data: {} });
    asked[1]?.answer(page(['now']));
    await quiet();
    asked[0]?.answer(page(['then']));
    await quiet();
    expect([...saved.ids]).toEqual(['now']);
  });

  it('turns with each press, and is nobody else’s after leaving', async () => {
    const { saved, asked } = shelf();
    saved.of('mara');
    asked[0]?.answer(page([]));
    await quiet();
    await saved.keep(message('a'), true);
    expect(saved.ids.has('a')).toBe(true);
    await saved.keep(message('a'), false);
    expect(saved.ids.has('a')).toBe(false);
    await saved.keep(message('a'), true);
    saved.leave();
    expect(saved.ids.size).toBe(0);
    saved.of('tavi');
    expect(asked).toHaveLength(2);
  });
});
