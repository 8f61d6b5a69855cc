import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SlotUse } from '../call/call-types';
import { shareTroubleOf } from './shares';
import { looksMax, type SightMap, Sights, toLooks } from './sights';

/** What of a stream is looked at here. */
class Stream {
  constructor(readonly tracks: readonly MediaStreamTrack[]) {}
  getVideoTracks(): readonly MediaStreamTrack[] {
    return this.tracks;
  }
}

const track = () => ({}) as MediaStreamTrack;
const slots = (used: Record<string, SlotUse>) => new Map(Object.entries(used));

describe('what there is to see', () => {
  beforeAll(() => {
    vi.stubGlobal('MediaStream', Stream);
    return () => vi.unstubAllGlobals();
  });

  function watched() {
    let sights: SightMap = new Map();
    const all = new Sights((now) => {
      sights = now;
    });
    return { all, keys: () => [...sights.keys()], get: (key: string) => sights.get(key) };
  }

  it('is whatever m-line the server gave to whom, whichever is known first', () => {
    const { all, keys } = watched();
    all.show(slots({ '1': { user: 'tavi', kind: 'mic' }, '9': { user: 'tavi', kind: 'camera' } }));
    expect(keys()).toEqual([]);
    all.attach('9', track());
    expect(keys()).toEqual(['camera:tavi']);
    all.show(slots({ '9': { user: 'otis', kind: 'screen' } }));
    expect(keys()).toEqual(['screen:otis']);
  });

  it('keeps mine through a lost connection, as the same stream', () => {
    const { all, keys, get } = watched();
    const camera = track();
    all.showMine(new Map([['camera', camera]]));
    const stream = get('camera:');
    all.attach('9', track());
    all.show(slots({ '9': { user: 'tavi', kind: 'camera' } }));
    all.clear();
    all.showMine(new Map([['camera', camera]]));
    expect(keys()).toEqual(['camera:']);
    expect(get('camera:')).toBe(stream);
    all.showMine(new Map([['camera', track()]]));
    expect(get('camera:')).not.toBe(stream);
    all.showMine(new Map());
    expect(keys()).toEqual([]);
  });
});

describe('what is looked at', () => {
  it('is told by kind, each once, in an order that does not depend on who scrolled where', () => {
    expect(toLooks(['camera:tavi', 'screen:otis', 'camera:mara', 'camera:tavi'])).toEqual({
      camera: ['mara', 'tavi'],
      screen: ['otis'],
    });
    expect(toLooks([])).toEqual({ camera: [], screen: [] });
  });

  it('has a bound for each kind: what is refused whole would show nobody', () => {
    const many = Array.from({ length: 40 }, (_, at) => `camera:friend${at}` as const);
    expect(toLooks([...many, 'screen:otis']).camera).toHaveLength(looksMax);
    expect(toLooks([...many, 'screen:otis']).screen).toEqual(['otis']);
  });
});

describe('a camera that does not open', () => {
  it('has a reason that somebody can do something about', () => {
    const said = ['NotAllowedError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError'];
    expect(said.map((name) => shareTroubleOf({ name }))).toEqual([
      'refused',
      'missing',
      'missing',
      'busy',
    ]);
  });
});
