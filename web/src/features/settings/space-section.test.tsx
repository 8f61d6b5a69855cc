import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel, Me, Space } from '../../api/types';
import { client } from '../../app/use-client';
import { sayNoSpace } from '../../words/no-space';
import { SpaceSection } from './space-section';

const example = join(import.meta.dirname, '../../../../protocol/examples/get_space.reply.json');
const space = JSON.parse(readFileSync(example, 'utf8')) as Space;

let asked: string[];
let answer: () => Response;

beforeEach(() => {
  asked = [];
  answer = () => Response.json(space);
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return method === 'DELETE' ? new Response(null, { status: 204 }) : answer();
  });
  as('moderator');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function as(role: Me['role']) {
  const me = { username: 'mara', display_name: 'Mara', role } as Me;
  const home = { id: 'home', kind: 'text', name: 'home', private: false } as Channel;
  vi.spyOn(client, 'getState').mockReturnValue({
    ...client.getState(),
    me,
    members: new Map([
      ['mara', me],
      ['tavi', { ...me, username: 'tavi', display_name: 'Tavi', role: 'member' }],
    ]),
    channels: new Map([['home', home]]),
  });
}

describe('the page of what takes up space', () => {
  it('says the sums, by kind and by person, and the largest', async () => {
    render(<SpaceSection />);
    await screen.findByText('2.1 GB of 50 GB');
    expect(screen.getByText(/The disk has 31 GB left/)).toBeTruthy();
    expect(screen.getByText('315 MB of your 5 GB')).toBeTruthy();
    const kinds = within(screen.getByRole('list', { name: 'By kind' })).getAllByRole('listitem');
    expect(kinds.map((kind) => kind.querySelector('strong')?.textContent)).toEqual([
      'Films',
      'Pictures',
      'Other files',
      'Sounds',
    ]);
    const link = screen.getByRole('link', { name: 'Show in the room: cabin.mp4' });
    expect(link.getAttribute('href')).toBe('/c/home/41');
  });

  it('asks before a message goes with its file, and looks again afterwards', async () => {
    render(<SpaceSection />);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete: cabin.mp4' }));
    expect(asked).toHaveLength(1);
    answer = () => Response.json({ ...space, largest: [] });
    fireEvent.click(screen.getByText('Delete for everyone'));
    await screen.findByText('No files yet.');
    expect(asked.slice(1)).toEqual([
      'DELETE /api/channels/home/messages/6741a2b3c4d5e6f708192a3b',
      'GET /api/space',
    ]);
  });

  it("offers a member to delete only what is theirs, and no one's sums", async () => {
    as('member');
    answer = () => {
      const { people: _people, ...own } = space;
      return Response.json(own);
    };
    render(<SpaceSection />);
    await screen.findByText('My largest files');
    expect(screen.queryByRole('button', { name: 'Delete: cabin.mp4' })).toBeNull();
    expect(screen.queryByText('By person')).toBeNull();
  });

  it('begins with the ten largest, and folds what is small', async () => {
    const [model] = space.largest;
    if (model === undefined) throw new Error('the example has a file');
    const sizes = [...Array.from({ length: 14 }, () => 2_000_000), 900, 800];
    const fileOf = (size: number, at: number) =>
      Object.assign({}, model, { id: `f${at}`, name: `f${at}`, size });
    const largest = sizes.map(fileOf);
    answer = () => Response.json({ ...space, largest });
    render(<SpaceSection />);
    const more = await screen.findByRole('button', { name: 'Show more' });
    expect(screen.getAllByText(/^f\d+$/)).toHaveLength(10);
    fireEvent.click(more);
    expect(screen.getAllByText(/^f\d+$/)).toHaveLength(16);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('f10');
  });

  it('says that all are small, and shows them only when asked', async () => {
    const largest = space.largest.map((file) => Object.assign({}, file, { size: 900 }));
    answer = () => Response.json({ ...space, largest });
    render(<SpaceSection />);
    await screen.findByText('Each is smaller than 100 kB.');
    expect(screen.queryByText('cabin.mp4')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    screen.getByText('cabin.mp4');
  });

  it('says that it did not come, and tries again', async () => {
    answer = () => new Response(null, { status: 503 });
    render(<SpaceSection />);
    const again = await screen.findByRole('button', { name: 'Try again' });
    answer = () => Response.json(space);
    fireEvent.click(again);
    await screen.findByText('2.1 GB of 50 GB');
  });
});

it('an upload without room is told whose room is used up', () => {
  expect(sayNoSpace('person')).toContain('Your space');
  expect(sayNoSpace('server')).toContain("server's space");
  expect(sayNoSpace(undefined)).toContain('disk is full');
});
