import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SharedFile } from '../../sync/file-list';
import type { PendingMessage } from '../../sync/types';
import type { Uploads } from '../../sync/uploads';
import * as tray from '../messagebox/tray/use-tray';
import { UnderPending } from './under-pending';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const zip: SharedFile = {
  key: 'k',
  channel: 'home',
  name: 'a.zip',
  type: 'application/zip',
  size: 200,
  sent: 50,
  alt: '',
  spoiler: false,
  kind: 'file',
  state: 'sending',
};
const pending = {
  nonce: 'n',
  channel: 'home',
  content: '',
  created: 0,
  own: true,
  files: ['k'],
} as const;

function draw(file: Partial<SharedFile>, message: Pick<PendingMessage, 'state' | 'error'>) {
  const uploads = undefined as Uploads | undefined;
  vi.spyOn(tray, 'useFiles').mockReturnValue({ uploads, files: [{ ...zip, ...file }] });
  const no = () => {};
  const acts = { onRetry: no, onEdit: no, onDiscard: no };
  return render(<UnderPending pending={{ ...pending, ...message }} {...acts} />).container;
}

const film: Partial<SharedFile> = { name: 'a.avi', kind: 'video', preview: 'blob:1' };
const buttons = () => screen.getAllByRole('button').map((button) => button.textContent);

describe('the files of a message on its way', () => {
  it('say how much is sent, or that the line is cut', () => {
    expect(draw({}, { state: 'sending' }).textContent).toContain('50 bytes of 200 bytes sent');
    cleanup();
    expect(draw({ cut: true }, { state: 'sending' }).textContent).toContain('Waiting for the line');
  });

  it('are no download, and a film that this browser cannot play has no button for it', () => {
    draw({}, { state: 'sending' });
    expect(screen.queryByRole('link')).toBeNull();
    cleanup();
    draw(film, { state: 'sending' });
    expect(screen.queryByRole('button', { name: /^Play/ })).toBeNull();
    cleanup();
    draw({ ...film, width: 640, height: 480 }, { state: 'sending' });
    screen.getByRole('button', { name: /^Play a\.avi/ });
  });
});

describe('a message that failed for its files', () => {
  it('offers only what may help', () => {
    const gone = { state: 'failed', error: { code: 'file_gone', title: '' } } as const;
    draw({ ...film, state: 'gone' }, gone);
    expect(buttons()).toEqual(['Edit', 'Delete']);
    screen.getByText(/no longer on this device/);
    expect(screen.queryByRole('link')).toBeNull();
    cleanup();
    draw({ state: 'done' }, gone);
    expect(buttons()).toEqual(['Try again', 'Edit', 'Delete']);
    cleanup();
    draw({}, { state: 'failed', error: { code: 'no_answer', title: '' } });
    expect(buttons()).toEqual(['Try again', 'Edit', 'Delete']);
  });
});
