import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyState } from '../sync/client-state';
import type { Channel, ClientState } from '../sync/types';
import { watchMentions } from './alerts';
import { defaultPreferences, setPreferences } from './preferences';

function channel(id: string, mentions: number, level: 'all' | 'none' = 'all'): Channel {
  return {
    id,
    kind: 'text',
    name: id,
    topic: '',
    section: '',
    position: 0,
    private: false,
    who_posts: 'all',
    slow_mode_s: 0,
    archived: false,
    last_seq: mentions,
    read_seq: 0,
    unread: mentions,
    mentions,
    notify: { level },
  };
}

function open(onScreen?: string) {
  let listener = () => {};
  let state: ClientState = emptyState;
  const play = vi.fn();
  watchMentions(
    {
      subscribe: (call) => {
        listener = call;
        return () => {};
      },
      getState: () => state,
    },
    { onScreen: () => onScreen, play },
  );
  const show = (...channels: Channel[]) => {
    state = {
      ...emptyState,
      phase: 'ready',
      connection: { status: 'live' },
      channels: new Map(channels.map((each) => [each.id, each])),
    };
    listener();
  };
  const lose = () => {
    state = { ...state, connection: { status: 'lost' } };
    listener();
  };
  return { show, lose, play };
}

beforeEach(() => {
  setPreferences(defaultPreferences);
});

describe('the sound of a mention', () => {
  it('comes once per call, not for what was waiting already', () => {
    const { show, play } = open();
    show(channel('home', 3));
    expect(play).not.toHaveBeenCalled();
    show(channel('home', 4));
    show(channel('home', 4));
    expect(play).toHaveBeenCalledOnce();
    show(channel('home', 0));
    expect(play).toHaveBeenCalledOnce();
  });

  it('does not come for the room I look at, nor for a muted one', () => {
    const { show, play } = open('home');
    show(channel('home', 0), channel('kitchen', 0, 'none'));
    show(channel('home', 2), channel('kitchen', 2, 'none'));
    expect(play).not.toHaveBeenCalled();
  });

  it('does not come in a flock after a cut', () => {
    const { show, lose, play } = open();
    show(channel('home', 0));
    lose();
    show(channel('home', 5));
    expect(play).not.toHaveBeenCalled();
  });

  it('can be switched off', () => {
    setPreferences({ sounds: false });
    const { show, play } = open();
    show(channel('home', 0));
    show(channel('home', 1));
    expect(play).not.toHaveBeenCalled();
  });
});
