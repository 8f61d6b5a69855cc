import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shares } from './shares';

/** A camera of a phone: which way it looks, and whether its lamp is lit. */
class Lens {
  lit = true;
  contentHint = '';
  onended: (() => void) | null = null;
  readonly facingMode: string;
  constructor(facingMode: string) {
    this.facingMode = facingMode;
  }
  getSettings = () => ({ facingMode: this.facingMode });
  stop = () => {
    this.lit = false;
  };
}

let opened: Lens[];
/** Cameras that do not open. */
let broken: string[];

beforeEach(() => {
  opened = [];
  broken = [];
  const getUserMedia = async ({ video }: { video: { facingMode?: string } }) => {
    // As on many phones: one at a time.
    if (opened.some(({ lit }) => lit)) throw new DOMException('in use', 'NotReadableError');
    const facing = video.facingMode ?? 'user';
    if (broken.includes(facing)) throw new DOMException('none', 'NotReadableError');
    opened.push(new Lens(facing));
    return { getVideoTracks: () => opened.slice(-1) };
  };
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
});
afterEach(() => vi.unstubAllGlobals());

const lit = () => opened.filter((each) => each.lit).map(({ facingMode }) => facingMode);

describe('the camera of a phone', () => {
  it('is turned to the back and to the front again, one lamp at a time', async () => {
    const shares = new Shares({ onEnded: () => undefined });
    await shares.openCamera('');
    expect(lit()).toEqual(['user']);
    await shares.turnCamera();
    expect(lit()).toEqual(['environment']);
    await shares.turnCamera();
    expect(lit()).toEqual(['user']);
  });

  it('stays where it was when the other one does not open', async () => {
    const shares = new Shares({ onEnded: () => undefined });
    await shares.openCamera('');
    broken = ['environment'];
    await expect(shares.turnCamera()).rejects.toThrow('none');
    expect(lit()).toEqual(['user']);
    expect((shares.tracks.get('camera') as unknown as Lens).lit).toBe(true);
  });

  it('is dark when it was switched off while it turned', async () => {
    const shares = new Shares({ onEnded: () => undefined });
    await shares.openCamera('');
    const turned = shares.turnCamera();
    shares.close(['camera']);
    expect(await turned).toBeUndefined();
    expect(lit()).toEqual([]);
  });

  it('turns nothing that is not on', async () => {
    const shares = new Shares({ onEnded: () => undefined });
    expect(await shares.turnCamera()).toBeUndefined();
    expect(opened).toEqual([]);
  });
});
