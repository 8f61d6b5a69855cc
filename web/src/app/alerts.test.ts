import { beforeEach, describe, expect, it } from 'vitest';
import { emptyState } from '../sync/client-state';
import type { Channel, ClientState, Member, Message } from '../sync/types';
import { alertFor, callsMe, isFirstToRing, isReadInAnotherTab } from './alerts';
import { defaultPreferences } from './preferences';

const message = (more: Partial<Message> = {}): Message => ({
  _id: 'm1',
  content: 'soup',
  timestamp: '2026-11-22T19:00:00.000Z',
  author: 'tavi',
  channel: 'home',
  seq: 7,
  rev: 1,
  attachments: [],
  reactions: [],
  mentions: [],
  ...more,
});
const channel = (more: Partial<Channel> = {}) =>
  ({ id: 'home', kind: 'text', name: 'home', notify: { level: 'all' }, ...more }) as Channel;
const mara = { username: 'mara', display_name: 'Mara' } as Member;
const room = (held: Channel, more: Partial<ClientState> = {}): ClientState => ({
  ...emptyState,
  me: mara,
  channels: new Map([[held.id, held]]),
  ...more,
});
const wanted = { ...defaultPreferences, notices: true };
const named = { mentions: ['mara'] };

describe('what calls me', () => {
  it('is my name, everybody, and a word to me alone', () => {
    expect(callsMe(message(named), channel(), mara)).toBe(true);
    expect(callsMe(message({ mentions: ['@here'] }), channel(), mara)).toBe(true);
    expect(callsMe(message(), channel({ kind: 'direct' }), mara)).toBe(true);
    expect(callsMe(message(), channel(), mara)).toBe(false);
  });

  it('is never a muted room, a quiet line or my own word', () => {
    expect(callsMe(message(named), channel({ notify: { level: 'none' } }), mara)).toBe(false);
    const hushed = channel({ notify: { level: 'all', muted_until: '2999-01-01T00:00:00.000Z' } });
    expect(callsMe(message(named), hushed, mara)).toBe(false);
    expect(callsMe(message({ ...named, author: 'mara' }), channel(), mara)).toBe(false);
    expect(callsMe(message({ system: { kind: 'joined' } }), channel({ kind: 'group' }), mara)).toBe(
      false,
    );
  });
});

describe('what a message is worth', () => {
  const worth = (said: Message, state: ClientState, hidden = true, every = true) =>
    alertFor(said, state, { ...wanted, everySound: every }, hidden);

  it('is two notes and a notice when it names me, and when it is to me alone', () => {
    expect(worth(message(named), room(channel()))).toEqual({ sound: 'call', notice: true });
    const direct = room(channel({ kind: 'direct' }));
    expect(worth(message(), direct)).toEqual({ sound: 'call', notice: true });
  });

  it('is a knock for the rest, out of sight only, where I hear everything and asked for it', () => {
    const all = room(channel());
    expect(worth(message(), all)).toEqual({ sound: 'message', notice: false });
    expect(worth(message(), all, false)).toEqual({ notice: false });
    expect(worth(message(), all, true, false)).toEqual({ notice: false });
    const fewer = room(channel({ notify: { level: 'mentions' } }));
    expect(worth(message(), fewer)).toEqual({ notice: false });
    expect(worth(message({ author: 'mara' }), all)).toEqual({ notice: false });
  });

  it('is nothing in do not disturb, nor from somebody I blocked', () => {
    const quiet = room(channel(), { presence: new Map([['mara', 'dnd']]) });
    expect(worth(message(named), quiet)).toEqual({ notice: false });
    const blocking = room(channel(), { blocked: new Set(['tavi']) });
    expect(worth(message(named), blocking)).toEqual({ notice: false });
  });

  it('follows the two switches', () => {
    const off = { ...defaultPreferences, sounds: false, notices: false };
    expect(alertFor(message(named), room(channel()), off, true)).toEqual({ notice: false });
  });
});

describe('several tabs', () => {
  beforeEach(() => localStorage.clear());

  it('leave alone what another of them has under somebody’s eyes, for as long as it says so', () => {
    localStorage.setItem('snug:reading', JSON.stringify({ channel: 'home', at: 1000 }));
    expect(isReadInAnotherTab('home', 2000)).toBe(true);
    expect(isReadInAnotherTab('kitchen', 2000)).toBe(false);
    expect(isReadInAnotherTab('home', 60_000)).toBe(false);
    localStorage.setItem('snug:reading', 'null');
    expect(isReadInAnotherTab('home', 2000)).toBe(false);
  });

  it('ring once', () => {
    expect(isFirstToRing('m1')).toBe(true);
    expect(isFirstToRing('m1')).toBe(false);
    expect(isFirstToRing('m2')).toBe(true);
  });
});
