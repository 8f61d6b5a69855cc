import { beforeEach, describe, expect, it } from 'vitest';
import type { PresenceChoice, Snapshot } from '../api/types';
import { OwnPresence } from './own-presence';
import { RoomKeeper } from './room-keeper';
import { applySnapshot } from './snapshot';
import { ModelServer } from './testing/model-server';

beforeEach(() => localStorage.clear());

function scene(refuse = false) {
  const keeper = new RoomKeeper(() => {});
  keeper.restart(applySnapshot(undefined, new ModelServer('ana', ['ben']).snapshot('home')));
  const said: PresenceChoice[] = [];
  let now = 1000;
  const presence = new OwnPresence(keeper, {
    say: (choice) => {
      said.push(choice);
      return refuse ? Promise.reject(new Error('no')) : Promise.resolve();
    },
    now: () => now,
  });
  const seen = () => keeper.room?.presence.get('ana');
  return { keeper, presence, said, seen, pass: (ms: number) => (now += ms) };
}

describe('how I want to be seen', () => {
  it('holds on this device before the server has answered', () => {
    const { presence, seen } = scene();
    void presence.chooseState('dnd');
    expect(seen()).toBe('dnd');
  });

  it('is as it was when the server refuses', async () => {
    const { presence, seen, keeper } = scene(true);
    const before = seen();
    await expect(presence.choose({ state: 'dnd', text: 'reading' })).rejects.toThrow('no');
    expect(seen()).toBe(before);
    expect(keeper.room?.statuses.has('ana')).toBe(false);
  });

  it('keeps the words through another state, and their end', async () => {
    const { presence, said, pass } = scene();
    const until = new Date(61_000).toISOString();
    await presence.choose({ state: 'online', text: 'baking', until });
    await presence.chooseState('dnd');
    expect(said[1]).toEqual({ state: 'dnd', text: 'baking', until });
    pass(60_001);
    expect(presence.until).toBeUndefined();
  });

  it('is what the snapshot says of my choice, not what others see', () => {
    const { keeper, seen } = scene();
    const told: Snapshot = new ModelServer('ana', ['ben']).snapshot('home');
    const hidden = { state: 'invisible', text: 'reading' } as const;
    keeper.restart(applySnapshot(undefined, { ...told, presence: {}, my_presence: hidden }));
    expect(seen()).toBe('invisible');
    expect(keeper.room?.statuses.get('ana')).toEqual({ text: 'reading' });
  });
});
