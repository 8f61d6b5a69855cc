import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../sync/types';
import { WhoDialog } from './who-dialog';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const message: Message = {
  _id: 'm1',
  content: 'Soup is on at eight.',
  timestamp: '2026-11-22T19:00:00.000Z',
  author: 'mara',
  channel: 'home',
  seq: 1,
  rev: 1,
  attachments: [],
  reactions: [{ emoji: '🎉', users: ['ana'], count: 2 }],
  mentions: [],
};

describe('who reacted', () => {
  it('is asked for once more by whoever wants to, and those who are known stay meanwhile', async () => {
    let answers = false;
    vi.stubGlobal('fetch', async () => {
      if (!answers) throw new TypeError('no network');
      return Response.json({ users: ['ana', 'ben'] });
    });
    render(<WhoDialog message={message} onClose={() => {}} />);
    await screen.findByText(/didn't answer/);
    answers = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('ben');
    expect(screen.getAllByText('ana')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
