import { describe, expect, it } from 'vitest';
import { Typing } from './typing';

function scene() {
  let now = 1000;
  const said: string[] = [];
  let waiting: { at: number; run: () => void }[] = [];
  const typing = new Typing({
    say: (channel) => {
      said.push(channel);
      return Promise.resolve();
    },
    onChange: () => {},
    now: () => now,
    after: (ms, run) => waiting.push({ at: now + ms, run }),
  });
  const pass = (ms: number) => {
    now += ms;
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  return { typing, said, pass, in: (channel: string) => typing.view.get(channel) ?? [] };
}

describe('who is writing', () => {
  it('is forgotten five seconds after the last word of it', () => {
    const { typing, pass, in: inRoom } = scene();
    typing.hear('home', 'tavi');
    pass(4000);
    typing.hear('home', 'tavi');
    pass(4000);
    expect(inRoom('home')).toEqual(['tavi']);
    pass(1000);
    expect(inRoom('home')).toEqual([]);
  });

  it('ends when the message arrives, for its author and room only', () => {
    const { typing, in: inRoom } = scene();
    for (const user of ['tavi', 'otis']) typing.hear('home', user);
    typing.hear('kitchen', 'tavi');
    typing.stopped('home', 'tavi');
    expect(inRoom('home')).toEqual(['otis']);
    expect(inRoom('kitchen')).toEqual(['tavi']);
  });

  it('stays a short list when a hundred write at once', () => {
    const { typing, in: inRoom } = scene();
    for (let n = 0; n < 100; n += 1) typing.hear('home', `friend${n}`);
    expect(inRoom('home')).toHaveLength(8);
  });
});

describe('saying that I write', () => {
  it('travels at most every three seconds a room', () => {
    const { typing, said, pass } = scene();
    for (let key = 0; key < 10; key += 1) {
      typing.say('home');
      pass(500);
    }
    typing.say('kitchen');
    expect(said).toEqual(['home', 'home', 'kitchen']);
  });

  it('begins anew after a message', () => {
    const { typing, said } = scene();
    typing.say('home');
    typing.sent('home');
    typing.say('home');
    expect(said).toEqual(['home', 'home']);
  });
});
