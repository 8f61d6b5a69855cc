import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { client } from '../../app/use-client';
import { emptyState } from '../../sync/client-state';
import { Voice } from './when-offered';

vi.mock('./engine/gate-worklet?worker&url', () => ({ default: '' }));

describe('voice on the page', () => {
  it('is not there, nor loaded, where the server offers none', () => {
    const { container } = render(<Voice what="panel" current="home" />);
    expect(container.innerHTML).toBe('');
  });

  it('is there where the server tells of its rooms, were they all empty', async () => {
    const kitchen = {
      id: 'fireside0000',
      kind: 'voice' as const,
      name: 'Fireside',
      topic: '',
      section: '',
      position: 0,
      private: false,
      who_posts: 'all' as const,
      slow_mode_s: 0,
      archived: false,
      last_seq: 0,
      read_seq: 0,
      unread: 0,
      mentions: 0,
      notify: { level: 'all' as const },
    };
    const mara = { username: 'mara', display_name: 'Mara', role: 'owner' as const, joined: '' };
    const known = { channels: new Map([[kitchen.id, kitchen]]), channelOrder: [kitchen.id] };
    const state = { ...emptyState, ...known, voice: new Map(), me: mara };
    vi.spyOn(client, 'getState').mockReturnValue(state);
    render(<Voice what="wall" current="home" me={mara} onAdd={undefined} />);
    expect(
      await screen.findByRole('link', { name: /Fireside, nobody in yet/ }, { timeout: 15_000 }),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Join Fireside' })).toBeTruthy();
  });
});
