// What there is to see: each person's camera and screen as a stream, mine as they leave here, the others'
// as they come. Views put them into a <video>; nothing here draws.

import type { Looks, SendKind, SlotUse } from '../call/call-types';
import { looksAway } from './shares';

export type SightKind = Exclude<SendKind, 'screen_audio'>;

export type SightKey = `${SightKind}:${string}`;

export const sightKey = (kind: SightKind, user: string): SightKey => `${kind}:${user}`;

/** One sees oneself as in a mirror; what a phone's back looks at could not be read in one. */
export const isMirrored = (kind: SightKind, mine: boolean, stream: MediaStream): boolean =>
  mine && kind === 'camera' && !looksAway(stream.getVideoTracks()[0]);

/** The server sends no more of each kind at once. */
export const looksMax = 16;

/** Of all pictures that are on screen, as the server is told of them: those that came first. */
export function toLooks(keys: Iterable<SightKey>): Looks {
  const all = [...new Set(keys)];
  const of = (kind: SightKind) => {
    const before = sightKey(kind, '');
    const users = all.flatMap((key) => (key.startsWith(before) ? key.slice(before.length) : []));
    return users.slice(0, looksMax).toSorted();
  };
  return { camera: of('camera'), screen: of('screen') };
}

export type SightMap = ReadonlyMap<string, MediaStream>;

export class Sights {
  readonly #onChange: (sights: SightMap) => void;
  readonly #lines = new Map<string, MediaStream>();
  readonly #mine = new Map<SightKind, MediaStream>();
  #slots: ReadonlyMap<string, SlotUse> = new Map();

  constructor(onChange: (sights: SightMap) => void) {
    this.#onChange = onChange;
  }

  attach(mid: string, track: MediaStreamTrack): void {
    this.#lines.set(mid, new MediaStream([track]));
    this.#tell();
  }

  show(slots: ReadonlyMap<string, SlotUse>): void {
    this.#slots = slots;
    this.#tell();
  }

  /** What goes out from here; a stream stays the same for as long as its track does. */
  showMine(tracks: ReadonlyMap<SendKind, MediaStreamTrack>): void {
    for (const kind of ['camera', 'screen'] as const) {
      const track = tracks.get(kind);
      const before = this.#mine.get(kind)?.getVideoTracks()[0];
      if (!track) this.#mine.delete(kind);
      else if (track !== before) this.#mine.set(kind, new MediaStream([track]));
    }
    this.#tell();
  }

  /** The connection is gone; mine stay for the next one. */
  clear(): void {
    this.#lines.clear();
    this.#slots = new Map();
    this.#tell();
  }

  #tell(): void {
    const sights = new Map<string, MediaStream>();
    for (const [mid, { user, kind }] of this.#slots) {
      const stream = this.#lines.get(mid);
      if (stream && (kind === 'camera' || kind === 'screen')) {
        sights.set(sightKey(kind, user), stream);
      }
    }
    for (const [kind, stream] of this.#mine) sights.set(sightKey(kind, ''), stream);
    this.#onChange(sights);
  }
}
