import { describe, expect, it } from 'vitest';
import { MuteEnds } from './mute-ends';
import { RoomKeeper } from './room-keeper';
import { applySnapshot } from './snapshot';
import { ModelServer } from './testing/model-server';

function scene() {
  let now = 1000;
  let waiting: { at: number; run: () => void }[] = [];
  const keeper = new RoomKeeper(() => ends.look());
  const ends = new MuteEnds(keeper, {
    now: () => now,
    after: (ms, run) => {
      const entry = { at: now + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
  });
  keeper.restart(applySnapshot(undefined, new ModelServer('ana', ['ben']).snapshot('home')));
  const mute = (until: number) => {
    const room = keeper.room;
    const home = room?.channels.get('home');
    if (!room || !home) throw new Error('no room');
    const notify = { level: 'all' as const, muted_until: new Date(until).toISOString() };
    keeper.set({ ...room, channels: new Map(room.channels).set('home', { ...home, notify }) });
  };
  const pass = (ms: number) => {
    now += ms;
    const due = waiting.filter(({ at }) => at <= now);
    waiting = waiting.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  const end = () => keeper.room?.channels.get('home')?.notify.muted_until;
  return { mute, pass, end, timers: () => waiting.length };
}

// A room that was silenced for an hour stayed struck out until something else redrew the page.
describe('a timed silence', () => {
  it('ends by itself when its time has come', () => {
    const { mute, pass, end, timers } = scene();
    mute(61_000);
    pass(59_999);
    expect(end()).toBeDefined();
    pass(1);
    expect(end()).toBeUndefined();
    expect(timers()).toBe(0);
  });

  it('that is chosen anew ends at the new time only', () => {
    const { mute, pass, end, timers } = scene();
    mute(61_000);
    mute(121_000);
    expect(timers()).toBe(1);
    pass(60_000);
    expect(end()).toBeDefined();
    pass(60_000);
    expect(end()).toBeUndefined();
  });
});
