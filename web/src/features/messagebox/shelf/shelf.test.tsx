import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GifItem, Me } from '../../../api/types';
import { client } from '../../../app/use-client';
import type { StreamEvent } from '../../../sync/apply-event';
import { putWhenReady } from './bring-gif';
import { isMovingWebp } from './moving-webp';
import { heightOf, placed, stepFrom } from './shelf-layout';
import { ShelfPicker } from './shelf-picker';
import { tagsOf } from './tags';

const wide = { width: 400, height: 200 };
const tall = { width: 200, height: 300 };

describe('the places on the shelf', () => {
  it('are filled where most room is, so that a later one moves none', () => {
    const first = placed([wide, tall, wide]);
    expect(first.map(({ column }) => column)).toEqual([0, 1, 0]);
    expect(placed([wide, tall, wide, tall]).slice(0, 3)).toEqual(first);
    expect(heightOf(first)).toBeCloseTo(1.5);
  });

  it('cut what is very tall or very flat, and bear what has no size', () => {
    const heights = placed([
      { width: 10, height: 9000 },
      { width: 9000, height: 10 },
      { width: 0, height: 0 },
    ]).map(({ height }) => height);
    expect(heights).toEqual([1.5, 0.45, 1]);
  });

  it('lead by arrows up and down a column, and across to what stands beside', () => {
    const all = placed([wide, tall, wide, wide]);
    expect(stepFrom(all, 0, 'ArrowDown')).toBe(2);
    expect(stepFrom(all, 2, 'ArrowRight')).toBe(1);
    expect(stepFrom(all, 1, 'ArrowLeft')).toBe(2);
    expect(stepFrom(all, 0, 'ArrowUp')).toBeUndefined();
    expect(stepFrom(all, 0, 'ArrowLeft')).toBeUndefined();
    expect(stepFrom(all, 0, 'End')).toBe(3);
    expect(stepFrom([], 0, 'ArrowDown')).toBeUndefined();
  });
});

describe('tags', () => {
  it('stand between commas, each once, without what cannot be seen', () => {
    expect(tagsOf(' goat, of\tcourse ,,Goat,\u0007yes')).toEqual({
      tags: ['Goat', 'of course', 'yes'],
    });
    expect(tagsOf('')).toEqual({ tags: [] });
  });

  it('have up to 32 characters as people count them, and are up to ten', () => {
    const long = '🐐'.repeat(32);
    expect(tagsOf(long)).toEqual({ tags: [long] });
    expect(tagsOf(`${long}x`)).toEqual({ wrong: 'too-long', tag: `${long}x` });
    expect(tagsOf('a,b,c,d,e,f,g,h,i,j,k')).toEqual({ wrong: 'too-many' });
  });
});

describe('a WebP', () => {
  const head = (chunk: string, flags: number) =>
    new Uint8Array([...new TextEncoder().encode(`RIFF....WEBP${chunk}....`), flags, 0, 0, 0]);
  it('moves when its first chunk says so', () => {
    expect(isMovingWebp(head('VP8X', 0x12))).toBe(true);
    expect(isMovingWebp(head('VP8X', 0x10))).toBe(false);
    expect(isMovingWebp(head('VP8 ', 0x02))).toBe(false);
    expect(isMovingWebp(new Uint8Array())).toBe(false);
  });
});

const gif = (id: string, more: Partial<GifItem> = {}): GifItem => ({
  id,
  tags: [id],
  by: 'tavi',
  added: '2026-11-22T19:20:00.000Z',
  uses: 1,
  favourite: false,
  kind: 'image',
  type: 'image/webp',
  size: 1000,
  url: `/api/gifs/${id}/file`,
  thumb: `/api/gifs/${id}/thumb`,
  width: 400,
  height: 300,
  ...more,
});
const me = { username: 'mara', display_name: 'Mara', role: 'member' } as Me;

/** The shelf of a small server. */
let shelf: GifItem[];
let asked: string[];
let answers: (path: string, method: string) => { status: number; body?: unknown } | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  shelf = [gif('goat'), gif('kettle'), gif('toast')];
  asked = [];
  answers = () => undefined;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  HTMLElement.prototype.showPopover = () => {};
  HTMLElement.prototype.hidePopover = () => {};
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    const { pathname, searchParams } = new URL(path, 'http://snug');
    const own = answers(path, method ?? '');
    const q = searchParams.get('q') ?? '';
    const gifs = shelf.filter(({ tags }) => tags.some((tag) => tag.startsWith(q)));
    const listed = { gifs, total: gifs.length, tags: tagsOfAll() };
    const { status, body } =
      own ?? (pathname === '/api/gifs' ? { status: 200, body: listed } : { status: 204 });
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** As a server tells them, the most frequent first. */
function tagsOfAll(): { tag: string; count: number }[] {
  const all = shelf.flatMap(({ tags }) => tags);
  return [...new Set(all)]
    .map((tag) => ({ tag, count: all.filter((each) => each === tag).length }))
    .toSorted((a, b) => b.count - a.count);
}

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const field = () => screen.getByRole('searchbox', { name: 'Search our shelf' });
const tiles = () =>
  screen.queryAllByRole('button', { name: /^Send / }).map((one) => one.getAttribute('aria-label'));

async function open(role: Me['role'] = 'member') {
  const onSend = vi.fn();
  const onTray = vi.fn();
  const anchor = document.body;
  render(
    <ShelfPicker
      me={{ ...me, role }}
      anchor={anchor}
      onSend={onSend}
      onTray={onTray}
      onClose={() => {}}
    />,
  );
  await later(1);
  return { onSend, onTray };
}

describe('the shelf', () => {
  it('asks once for what was typed, and a late answer counts for nothing', async () => {
    const { onSend } = await open();
    expect(tiles()).toEqual(['Send goat', 'Send kettle', 'Send toast']);
    for (const typed of ['k', 'ke', 'ket']) fireEvent.change(field(), { target: { value: typed } });
    // What stands here answers another question: nothing is sent by mistake.
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
    await later(500);
    expect(asked).toEqual(['GET /api/gifs?sort=used', 'GET /api/gifs?sort=used&q=ket']);
    expect(tiles()).toEqual(['Send kettle']);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onSend).toHaveBeenCalledWith(shelf[1]);
  });

  it('shows what bears a tag alone, together with what is typed, and its chips stay', async () => {
    shelf = [gif('goat', { tags: ['goat', 'yes'] }), gif('kettle', { tags: ['yes'] })];
    await open();
    const chips = () =>
      screen.getAllByRole('button', { name: /^With the tag / }).map((one) => one.textContent);
    expect(chips()).toEqual(['yes', 'goat']);
    fireEvent.click(screen.getByRole('button', { name: 'With the tag goat' }));
    await later(500);
    expect(asked.at(-1)).toBe('GET /api/gifs?sort=used&q=goat');
    expect(tiles()).toEqual(['Send goat, yes']);
    expect(chips()).toEqual(['yes', 'goat']);
    fireEvent.change(field(), { target: { value: 'of' } });
    await later(500);
    expect(asked.at(-1)).toBe('GET /api/gifs?sort=used&q=goat+of');
    fireEvent.click(screen.getByRole('button', { name: 'With the tag goat', pressed: true }));
    await later(500);
    expect(asked.at(-1)).toBe('GET /api/gifs?sort=used&q=of');
  });

  it('shows what others change and take away at once, and what they add when asked for it', async () => {
    let tell: (event: StreamEvent) => void = () => {};
    vi.spyOn(client, 'onEvent').mockImplementation((hearer) => {
      tell = hearer;
      return () => {};
    });
    await open();
    const says = (name: string, data: unknown) => act(() => tell({ name, data }));
    says('gif_removed', { id: 'kettle' });
    expect(tiles()).toEqual(['Send goat', 'Send toast']);
    const { favourite: _not, ...goat } = gif('goat', { tags: ['ram'] });
    says('gif_added', goat);
    expect(tiles()).toEqual(['Send ram', 'Send toast']);
    expect(screen.queryByText(/new on the shelf/)).toBeNull();
    says('gif_added', gif('moth'));
    says('gif_added', gif('newt'));
    says('gif_removed', { id: 'newt' });
    expect(tiles()).toEqual(['Send ram', 'Send toast']);
    screen.getByText('1 new on the shelf.');
    shelf = [gif('moth'), gif('toast')];
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    await later(1);
    expect(asked.at(-1)).toBe('GET /api/gifs?sort=new');
    expect(tiles()).toEqual(['Send moth', 'Send toast']);
    expect(screen.queryByText(/new on the shelf/)).toBeNull();
  });

  it('is gone along by arrows in the row of chips', async () => {
    await open();
    screen.getByRole('button', { name: 'My favourites' }).focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('With the tag goat');
  });

  it('sends by Enter, and puts into the box first with Shift', async () => {
    const { onSend, onTray } = await open();
    fireEvent.keyDown(field(), { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Send goat');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Send kettle');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', shiftKey: true });
    expect(onTray).toHaveBeenCalledWith(shelf[1]);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('shows a favourite at once and takes it back when the server refuses', async () => {
    await open();
    answers = (path) => (path.endsWith('favourite') ? { status: 404, body: {} } : undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Make goat a favourite' }));
    screen.getByRole('button', { name: 'goat is a favourite no longer' });
    await later(1);
    screen.getByRole('button', { name: 'Make goat a favourite' });
    expect(asked.at(-1)).toBe('PUT /api/gifs/goat/favourite');
  });

  it('takes one away only when nobody called it back', async () => {
    shelf = [gif('goat', { by: 'mara' }), gif('kettle')];
    await open();
    const takeAway = () => {
      fireEvent.click(screen.getByRole('button', { name: 'More about goat' }));
      fireEvent.click(screen.getByText('Take it off the shelf'));
    };
    takeAway();
    expect(tiles()).toEqual(['Send kettle']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await later(20_000);
    expect(tiles()).toEqual(['Send goat', 'Send kettle']);
    expect(asked).toHaveLength(1);
    takeAway();
    await later(20_000);
    expect(asked.at(-1)).toBe('DELETE /api/gifs/goat');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('offers to tend only what is mine, and guests nothing but looking and sending', async () => {
    await open('guest');
    fireEvent.click(screen.getByRole('button', { name: 'More about goat' }));
    expect(screen.queryByText('Take it off the shelf')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add one' })).toBeNull();
    screen.getByText('Into the box first');
  });

  it('says why it is empty, and tries again after a failure', async () => {
    answers = () => ({ status: 503, body: { detail: 'Busy.', code: 'busy' } });
    await open();
    screen.getByText(/Busy/);
    answers = () => undefined;
    shelf = [];
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await later(1);
    screen.getByText(/Nothing stands here yet/);
    fireEvent.click(screen.getByRole('button', { name: 'My favourites' }));
    await later(1);
    screen.getByText(/The heart on a picture/);
  });
});

describe('a file for the shelf', () => {
  const refusal = (detail: string) => ({
    status: 422,
    body: { code: 'invalid_field', field: 'file', detail },
  });
  const noPause = async () => {};
  const { signal } = new AbortController();

  it('waits until the server has looked into it, and is told apart from one that stood there', async () => {
    let left = 20;
    answers = () => {
      left -= 1;
      if (left > 0) return refusal('A file of it is still being made ready.');
      return { status: left === 0 ? 201 : 200, body: gif('new') };
    };
    expect(await putWhenReady('up1', ['a'], signal, noPause)).toEqual({
      item: gif('new'),
      stood: false,
    });
    expect((await putWhenReady('up1', ['a'], signal, noPause)).stood).toBe(true);
  });

  it('is given up after a while when it does not fit, at once when it may not', async () => {
    answers = () => refusal('It has sound.');
    await expect(putWhenReady('up1', [], signal, noPause)).rejects.toMatchObject({ field: 'file' });
    expect(asked.length).toBeLessThan(50);
    asked = [];
    answers = () => refusal('There is no such file.');
    await expect(putWhenReady('up1', [], signal, noPause)).rejects.toMatchObject({ field: 'file' });
    expect(asked).toHaveLength(1);
    asked = [];
    answers = () => ({ status: 409, body: { code: 'too_many' } });
    await expect(putWhenReady('up1', [], signal, noPause)).rejects.toMatchObject({ status: 409 });
    expect(asked).toHaveLength(1);
  });
});
