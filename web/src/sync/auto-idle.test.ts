import { beforeEach, describe, expect, it } from 'vitest';
import { AutoIdle, idleAfterMs } from './auto-idle';

beforeEach(() => localStorage.clear());

function scene(begin = 'online') {
  let now = 1_000_000;
  let state = begin;
  let words = true;
  const said: string[] = [];
  const make = () =>
    new AutoIdle({
      state: () => state,
      mayRepeatWords: () => words,
      choose: (chosen) => {
        said.push(chosen);
        state = chosen;
        return Promise.resolve();
      },
      now: () => now,
    });
  return {
    idle: make(),
    make,
    said,
    pass: (ms: number) => (now += ms),
    choose: (chosen: string) => (state = chosen),
    unknownWords: () => (words = false),
  };
}

describe('being away without saying so', () => {
  it('is told after ten quiet minutes, once, and taken back at the first key', () => {
    const { idle, said, pass } = scene();
    pass(idleAfterMs - 1);
    idle.look();
    expect(said).toEqual([]);
    pass(1);
    idle.look();
    idle.look();
    expect(said).toEqual(['idle']);
    idle.input();
    idle.input();
    expect(said).toEqual(['idle', 'online']);
  });

  it('is never told over what somebody chose', () => {
    for (const chosen of ['dnd', 'invisible', 'idle']) {
      const { idle, said, pass } = scene(chosen);
      pass(idleAfterMs);
      idle.look();
      idle.input();
      expect(said).toEqual([]);
    }
    localStorage.clear();
    const later = scene();
    later.pass(idleAfterMs);
    later.idle.look();
    later.choose('dnd');
    later.idle.input();
    expect(later.said).toEqual(['idle']);
  });

  it('counts input in other tabs, and outlives a reload', () => {
    const { idle, make, said, pass } = scene();
    pass(idleAfterMs - 1000);
    make().input();
    pass(2000);
    idle.look();
    expect(said).toEqual([]);
    pass(idleAfterMs);
    idle.look();
    make().input();
    expect(said).toEqual(['idle', 'online']);
  });

  it('lets words be whose end nobody here knows', () => {
    const { idle, said, pass, unknownWords } = scene();
    unknownWords();
    pass(idleAfterMs);
    idle.look();
    expect(said).toEqual([]);
  });
});
