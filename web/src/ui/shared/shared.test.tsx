import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attachment } from '../../sync/types';
import { Attachments } from './attachments';
import { boxOf, gridOf, isLong } from './layout';
import { barsOf } from './levels';
import { showPercents } from './percent';
import { offerRestore } from './restoring';
import { broughtLine, saidLine } from './said-line';
import { offerShelf, shelving } from './shelving';
import { held, SCALE_MAX, swipeOf, WHOLE, zoomedAt } from './zoom';

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(cleanup);

const base = { type: 'image/webp', size: 2_440_000, state: 'ready' } as const;
function one(id: string, more: Partial<Attachment> = {}): Attachment {
  const url = `/api/files/${id}/x`;
  return { ...base, id, name: `${id}.webp`, kind: 'image', url, width: 1200, height: 800, ...more };
}
const draw = (...list: Attachment[]) => render(<Attachments list={list} by="tavi" />).container;

describe('the room that pictures take', () => {
  it('is their own shape, within the largest and never above their own size', () => {
    expect(boxOf({ width: 4000, height: 3000 })).toEqual({ width: 400, height: 300 });
    expect(boxOf({ width: 3000, height: 4000 })).toEqual({ width: 240, height: 320 });
    expect(boxOf({ width: 200, height: 100 })).toEqual({ width: 200, height: 100 });
  });

  it('can always be pressed, and is known when nothing is', () => {
    expect(boxOf({ width: 10_000, height: 10 })).toEqual({ width: 400, height: 64 });
    expect(boxOf({ width: 1, height: 1 })).toEqual({ width: 64, height: 64 });
    for (const odd of [{}, { width: 0, height: 5 }, { width: Number.NaN, height: 5 }]) {
      expect(boxOf(odd)).toEqual({ width: 400, height: 225 });
    }
  });

  it('is not filled by what is so long or so thin that it would be a blur', () => {
    expect(isLong({ width: 4000, height: 200 })).toBe(true);
    expect(isLong({ width: 200, height: 4000 })).toBe(true);
    expect(isLong({ width: 1600, height: 600 })).toBe(false);
    expect(isLong({})).toBe(false);
  });

  it('is shared by up to four, the others stand behind the last', () => {
    expect([1, 2, 3, 4, 9].map(gridOf)).toEqual([
      { grid: 'one', shown: 1, behind: 0 },
      { grid: 'two', shown: 2, behind: 0 },
      { grid: 'three', shown: 3, behind: 0 },
      { grid: 'many', shown: 4, behind: 0 },
      { grid: 'many', shown: 4, behind: 5 },
    ]);
  });
});

describe('a film that is prepared', () => {
  const film = one('a', { name: 'a.avi', kind: 'video', state: 'processing' });
  afterEach(() => showPercents(new Map()));

  it('says how far that is once it is known, in its place and on a card', () => {
    draw(film, one('b', { name: 'b.amr', kind: 'audio', state: 'processing' }));
    expect(screen.queryByRole('progressbar')).toBeNull();
    act(() =>
      showPercents(
        new Map([
          ['a', 42],
          ['b', 7],
        ]),
      ),
    );
    expect(screen.getByRole('progressbar', { name: /a\.avi/ })).toHaveProperty('value', 42);
    expect(screen.getByText(/42%/)).toBeTruthy();
    expect(screen.getByText(/7%/)).toBeTruthy();
  });

  it('says it no more when it plays', () => {
    showPercents(new Map([['a', 99]]));
    draw({ ...film, state: 'ready' });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});

describe('what a message brings', () => {
  it('has its place before its bytes', () => {
    const tile = draw(one('a')).querySelector<HTMLElement>('[data-attachment]');
    expect(tile?.style.width).toBe('400px');
    expect(tile?.style.aspectRatio.replaceAll(' ', '')).toBe('400/267');
  });

  it('shows what is very long whole, and no colours beside it', () => {
    const thumbhash = '3OcRJYB4d3h/iIeHeEh3eIhw+j2w';
    expect(draw(one('a', { thumbhash })).querySelectorAll('canvas')).toHaveLength(1);
    cleanup();
    const page = draw(one('b', { width: 4000, height: 200, thumbhash }));
    expect(page.querySelector('[data-attachment]')?.className).toContain('long');
    expect(page.querySelector('canvas')).toBeNull();
  });

  it('says how many stand behind the fourth', () => {
    draw(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => one(id)));
    expect(screen.getAllByRole('button')).toHaveLength(4);
    expect(screen.getByRole('button', { name: /d\.webp, 2 more pictures/ })).toBeTruthy();
  });

  it('says how many stand behind a fourth that shows nothing itself', () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => one(id, { spoiler: id === 'd' }));
    draw(...list);
    expect(screen.getByRole('button', { name: '2 more pictures' }).textContent).toBe('+2');
    cleanup();
    const stillMade = one('d', { state: 'processing' });
    draw(...list.slice(0, 3), stillMade, ...list.slice(4));
    expect(screen.getByRole('button', { name: '2 more pictures' })).toBeTruthy();
  });

  it('offers a sound to be downloaded', () => {
    draw(one('a', { name: 'song.mp3', kind: 'audio', duration_ms: 1000 }));
    const link = screen.getByRole('link', { name: 'Download song.mp3' });
    expect(link.getAttribute('download')).toBe('song.mp3');
  });

  it('loads nothing of a spoiler, nor names it, before it is pressed', () => {
    const page = draw(one('a', { spoiler: true, alt: 'The butler did it' }));
    expect(page.querySelector('img')).toBeNull();
    expect(page.textContent).not.toContain('butler');
    fireEvent.click(screen.getByRole('button', { name: /Spoiler: picture/ }));
    expect(page.querySelector('img')?.getAttribute('src')).toBe('/api/files/a/x');
    expect(screen.getByRole('button', { name: /The butler did it/ })).toBeTruthy();
  });

  it('plays a film in its place, without sound', () => {
    const film = { kind: 'video', duration_ms: 11_000, poster: '/p' } as const;
    const page = draw(one('v', film));
    expect(page.querySelector('video')).toBeNull();
    expect(page.textContent).toContain('0:11 · sound off');
    fireEvent.click(screen.getByRole('button', { name: /Play v\.webp, 0:11/ }));
    const video = page.querySelector('video');
    expect(video?.muted).toBe(true);
    expect(video?.controls).toBe(true);
  });

  it('tells a sound’s length, and where in it one is', () => {
    draw(one('s', { kind: 'audio', duration_ms: 83_000, waveform: [1, 90, 40] }));
    const scrub = screen.getByRole<HTMLInputElement>('slider', { name: /Where in/ });
    expect(scrub.getAttribute('aria-valuetext')).toBe('0:00 of 1:23');
    fireEvent.change(scrub, { target: { value: '30' } });
    expect(scrub.getAttribute('aria-valuetext')).toBe('0:30 of 1:23');
  });

  it('is a download with its size where it is nothing else, or could not be prepared', () => {
    const page = draw(
      one('f', { kind: 'file', type: 'application/zip' }),
      one('x', { kind: 'video', state: 'failed', reason: 'too_long' }),
    );
    expect(screen.getAllByRole('link')).toHaveLength(2);
    expect(page.textContent).toContain('2.4 MB');
    expect(page.textContent).toContain('It is too long to be played here.');
  });

  it('is no download as long as it is on its way', () => {
    const page = draw(one('f', { kind: 'file', url: '' }));
    expect(screen.queryByRole('link')).toBeNull();
    expect(page.textContent).toContain('f.webp');
  });

  it('keeps the place of a film on its way that only the server will make play', () => {
    const page = draw(one('v', { name: 'v.avi', kind: 'video', state: 'processing', url: '' }));
    expect(page.querySelector('[data-attachment]')?.textContent).toBe('v.avi');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps the place of what is being prepared', () => {
    const page = draw(one('p', { kind: 'video', state: 'processing' }));
    expect(page.querySelector('[data-attachment]')).not.toBeNull();
    expect(screen.getByRole('status').textContent).toBe('Being prepared');
  });

  it('is named where a message has no words', () => {
    expect(broughtLine([one('a'), one('b'), one('v', { kind: 'video' })])).toBe(
      '2 pictures and video',
    );
    expect(saidLine({ content: 'hello **you**', attachments: [one('a')] })).toBe('hello you');
    expect(saidLine({ content: '', attachments: [one('f', { kind: 'file' })] })).toBe('file');
  });
});

describe('a sound’s shape', () => {
  it('is the loudest of each stretch, seen in silence too', () => {
    expect(barsOf([0, 100, 0, 0], 2)).toEqual([100, 4]);
    expect(barsOf(undefined, 3)).toEqual([12, 12, 12]);
    expect(barsOf([Number.NaN, 500], 2)).toEqual([4, 100]);
  });

  it('is as tall for a quiet voice as for a loud one, and flat for a hiss', () => {
    expect(barsOf([10, 5, 0], 3)).toEqual([100, 50, 4]);
    expect(Math.max(...barsOf([1, 0, 1], 3))).toBeLessThan(25);
  });
});

describe('the viewer', () => {
  it('keeps in place what is enlarged under the finger', () => {
    const view = zoomedAt(WHOLE, { x: 100, y: -50 }, 2);
    expect(view).toEqual({ scale: 2, x: -100, y: 50 });
    expect(zoomedAt(view, { x: 100, y: -50 }, 0.1)).toEqual(WHOLE);
    expect(zoomedAt(view, { x: 0, y: 0 }, 100).scale).toBe(SCALE_MAX);
  });

  it('does not lose the picture beyond the edge', () => {
    const stage = { width: 400, height: 300 };
    expect(held({ scale: 2, x: 900, y: -900 }, stage)).toEqual({ scale: 2, x: 200, y: -150 });
  });

  it('tells a wipe from a stray finger', () => {
    expect(swipeOf({ x: 80, y: 10 })).toBe('previous');
    expect(swipeOf({ x: -80, y: 10 })).toBe('next');
    expect(swipeOf({ x: 20, y: 120 })).toBe('away');
    expect(swipeOf({ x: 20, y: 20 })).toBeUndefined();
    expect(swipeOf({ x: 0, y: -200 })).toBeUndefined();
  });
});

describe('a short film without sound', () => {
  const film = one('a', { kind: 'video', type: 'video/mp4', silent: true, animated: false });

  it('is shown as what moves is: muted, over and over, its controls for who points at it', () => {
    const video = draw(film).querySelector('video');
    expect(video?.muted && video.loop).toBe(true);
    expect(video?.hasAttribute('controls')).toBe(false);
    fireEvent.focus(video as Element);
    expect(video?.hasAttribute('controls')).toBe(true);
    screen.getByRole('button', { name: 'Open large: a.webp' });
  });

  it('with sound stays a film that somebody begins', () => {
    expect(draw({ ...film, silent: false }).querySelector('video')).toBeNull();
    screen.getByRole('button', { name: /^Play a\.webp/ });
  });
});

describe('what may be put on the shelf', () => {
  const gif = one('a', { animated: true });

  it('is what moves and is ready, where somebody may put it', () => {
    expect(shelving(gif)).toBeUndefined();
    const asked: string[] = [];
    const stop = offerShelf(({ id }) => asked.push(id));
    shelving(gif)?.();
    expect(asked).toEqual(['a']);
    for (const not of [
      one('b'),
      one('b', { kind: 'video' }),
      { ...gif, state: 'processing' as const },
      { ...gif, url: 'blob:1' },
    ]) {
      expect(shelving(not)).toBeUndefined();
    }
    expect(shelving(one('b', { kind: 'video', silent: true }))).toBeDefined();
    stop();
    expect(shelving(gif)).toBeUndefined();
  });
});

describe('what was taken away to make room', () => {
  const gone = one('cabin', { kind: 'video', type: 'video/mp4', state: 'removed' });
  const soon = new Date(Date.now() + 86_400_000).toISOString();

  it('is a quiet card that loads nothing, with a way back for who may', async () => {
    const asked: string[] = [];
    const stop = offerRestore((file, by) =>
      by === 'tavi' ? async () => void asked.push(file.id) : undefined,
    );
    const drawn = draw({ ...gone, restorable_until: soon });
    expect(drawn.querySelectorAll('img, video, a')).toHaveLength(0);
    expect(drawn.textContent).toContain('Taken away to make room');
    expect(drawn.textContent).toContain('It can come back until');
    fireEvent.click(screen.getByRole('button', { name: 'Bring it back: cabin.webp' }));
    await vi.waitFor(() => expect(asked).toEqual(['cabin']));
    stop();
  });

  it('offers it as soon as somebody can ask, who comes after the first messages', () => {
    draw({ ...gone, restorable_until: soon });
    expect(screen.queryAllByRole('button')).toHaveLength(0);
    let stop = () => {};
    act(() => {
      stop = offerRestore(() => async () => undefined);
    });
    expect(screen.queryAllByRole('button')).toHaveLength(1);
    act(stop);
  });

  it('offers nothing to others, nor once its bytes are gone', () => {
    const stop = offerRestore((_, by) => (by === 'tavi' ? async () => undefined : undefined));
    render(<Attachments list={[{ ...gone, restorable_until: soon }]} by="mara" />);
    const past = draw(gone, { ...gone, id: 'late', restorable_until: '2020-01-01T00:00:00.000Z' });
    expect(screen.queryAllByRole('button')).toHaveLength(0);
    expect(past.textContent?.match(/Its bytes are gone/g)).toHaveLength(2);
    stop();
  });
});
