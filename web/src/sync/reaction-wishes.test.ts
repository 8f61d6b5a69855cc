import { describe, expect, it } from 'vitest';
import type { Message, Reaction } from '../api/types';
import { ReactionWishes } from './reaction-wishes';
import { withWishes } from './wished';

const message = (reactions: readonly Reaction[] = []): Message => ({
  _id: 'm1',
  content: 'soup',
  timestamp: '2026-11-22T19:00:00.000Z',
  author: 'tavi',
  channel: 'home',
  seq: 1,
  rev: 1,
  attachments: [],
  reactions,
  mentions: [],
});

/** Lets everything run that waits for an answer already given. */
async function answered(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** A server that answers when it is told to. */
function scene() {
  const asked: string[] = [];
  const answers: { yes: () => void; no: () => void }[] = [];
  const refused: unknown[] = [];
  const later: (() => void)[] = [];
  const ask = (verb: string) => (_message: Message, emoji: string) => {
    asked.push(`${verb} ${emoji}`);
    return new Promise<void>((resolve, reject) => {
      answers.push({ yes: () => resolve(), no: () => reject(new Error('no')) });
    });
  };
  const wishes = new ReactionWishes({
    put: ask('put'),
    remove: ask('remove'),
    has: () => Promise.resolve(true),
    onChange: () => {},
    onRefused: (error) => refused.push(error),
    after: (_ms, run) => later.push(run),
  });
  const shown = () => wishes.view.get('m1') ?? [];
  return { asked, answers, refused, later, wishes, shown };
}

describe('reactions I have pressed', () => {
  it('show at once and go when the message shows them', async () => {
    const { asked, answers, wishes, shown } = scene();
    wishes.set(message(), '❤️', true);
    expect(shown()).toEqual([{ emoji: '❤️', on: true }]);
    expect(asked).toEqual(['put ❤️']);
    answers[0]?.yes();
    await answered();
    const arrived = message([{ emoji: '❤️', users: ['mara'], count: 1 }]);
    wishes.settle(() => arrived, 'mara');
    expect(shown()).toEqual([]);
  });

  it('end as the last press said, with one request at a time', async () => {
    const { asked, answers, wishes, shown } = scene();
    for (const on of [true, false, true, false]) wishes.set(message(), '👍', on);
    expect(asked).toEqual(['put 👍']);
    answers[0]?.yes();
    await answered();
    expect(asked).toEqual(['put 👍', 'remove 👍']);
    answers[1]?.yes();
    await answered();
    expect(asked).toHaveLength(2);
    expect(shown()).toEqual([{ emoji: '👍', on: false }]);
  });

  it('go back when they are refused, and say so once', async () => {
    const { answers, refused, wishes, shown } = scene();
    wishes.set(message(), '🐐', true);
    answers[0]?.no();
    await answered();
    expect(shown()).toEqual([]);
    expect(refused).toHaveLength(1);
  });

  it('are believed after a while where nobody is listed any more', async () => {
    const { answers, later, wishes, shown } = scene();
    wishes.set(message(), '🎉', true);
    answers[0]?.yes();
    await answered();
    wishes.settle(() => message(), 'mara');
    expect(shown()).toHaveLength(1);
    for (const run of later) run();
    expect(shown()).toEqual([]);
  });
});

describe('toggling', () => {
  it('goes by what is on screen, wishes included', () => {
    const { wishes, shown } = scene();
    wishes.toggle(message([{ emoji: '❤️', users: ['mara'], count: 1 }]), '❤️', 'mara');
    expect(shown()).toEqual([{ emoji: '❤️', on: false }]);
    wishes.toggle(message([{ emoji: '❤️', users: ['mara'], count: 1 }]), '❤️', 'mara');
    expect(shown()).toEqual([{ emoji: '❤️', on: true }]);
  });

  it('asks first where the message names only the first hundred', async () => {
    const { asked, wishes } = scene();
    wishes.toggle(message([{ emoji: '🎉', users: ['tavi'], count: 130 }]), '🎉', 'mara');
    await answered();
    expect(asked).toEqual(['remove 🎉']);
  });
});

describe('wishes over reactions', () => {
  const held: readonly Reaction[] = [{ emoji: '❤️', users: ['tavi'], count: 1 }];

  it('add me last, keep first-use order, and never count me twice', () => {
    const shown = withWishes(
      held,
      [
        { emoji: '🐐', on: true },
        { emoji: '❤️', on: true },
      ],
      'mara',
    );
    expect(shown).toEqual([
      { emoji: '❤️', users: ['tavi', 'mara'], count: 2 },
      { emoji: '🐐', users: ['mara'], count: 1 },
    ]);
    expect(withWishes(shown, [{ emoji: '❤️', on: true }], 'mara')).toBe(shown);
  });

  it('take me away, and the chip with the last one', () => {
    expect(withWishes(held, [{ emoji: '❤️', on: false }], 'tavi')).toEqual([]);
    expect(withWishes(held, [{ emoji: '❤️', on: false }], 'mara')).toBe(held);
  });
});
