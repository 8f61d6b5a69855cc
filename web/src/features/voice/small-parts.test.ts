import { afterEach, describe, expect, it } from 'vitest';
import type { VoiceMember } from '../../sync/types';
import { keepForReload, takeAfterReload } from './after-reload';
import { comings } from './comings';
import { keyName } from './key-name';
import { statesOf, type Talker } from './use-call';

const member = (username: string, more: Partial<VoiceMember> = {}): VoiceMember => ({
  username,
  muted: false,
  deafened: false,
  camera: false,
  screen: false,
  reconnecting: false,
  ...more,
});

describe('who comes and goes', () => {
  const mara = member('mara');
  const tavi = member('tavi');
  const otis = member('otis');

  it('is heard of others, not of myself', () => {
    expect(comings([mara], [mara, tavi], 'mara')).toBe('joined');
    expect(comings([mara, tavi], [mara], 'mara')).toBe('left');
    expect(comings(undefined, [mara], 'mara')).toBeUndefined();
    expect(comings([mara, tavi], undefined, 'mara')).toBe('left');
  });

  it('is not heard of who mutes or loses the connection for a while', () => {
    const lost = member('tavi', { reconnecting: true, muted: true });
    expect(comings([mara, tavi], [mara, lost], 'mara')).toBeUndefined();
    expect(comings([mara, lost], [mara, tavi], 'mara')).toBeUndefined();
  });

  it('is a coming where one came as another went', () => {
    expect(comings([mara, tavi], [mara, otis], 'mara')).toBe('joined');
  });
});

describe('loading the page again in a call', () => {
  afterEach(() => sessionStorage.clear());

  it('leads back into it, once and soon', () => {
    const call = { channel: 'fireside', muted: true, deafened: false };
    keepForReload(call);
    expect(takeAfterReload()).toEqual(call);
    expect(takeAfterReload()).toBeUndefined();
    keepForReload(call);
    expect(takeAfterReload(Date.now() + 30_000)).toBeUndefined();
  });

  it('leads nowhere by what others wrote there', () => {
    expect(takeAfterReload()).toBeUndefined();
    for (const odd of ['7', '{', '{"channel":3,"at":1}', 'null']) {
      sessionStorage.setItem('snug:in-call', odd);
      expect(takeAfterReload()).toBeUndefined();
    }
  });
});

describe('what is said beside a face', () => {
  const talker: Talker = {
    username: 'sol',
    name: 'Sol',
    mine: false,
    muted: false,
    deafened: false,
    speaking: false,
    reconnecting: false,
    camera: false,
    sharing: false,
  };

  it('is nothing of who just sits there', () => {
    expect(statesOf(talker)).toEqual([]);
    expect(statesOf({ ...talker, speaking: true })).toEqual(['speaking']);
    expect(statesOf({ ...talker, muted: true, deafened: true })).toEqual(['hears nothing']);
    expect(statesOf({ ...talker, muted: true, reconnecting: true })).toEqual(['reconnecting']);
  });
});

describe('a key', () => {
  it('is called by its place on the keyboard', () => {
    expect(['ControlRight', 'KeyV', 'Digit7', 'F8', 'Backquote', 'NumpadAdd'].map(keyName)).toEqual(
      ['Control right', 'V', '7', 'F8', 'Backquote', 'Numpad Add'],
    );
  });
});
