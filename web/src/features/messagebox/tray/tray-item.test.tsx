import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { SharedFile } from '../../../sync/file-list';
import { TrayItem } from './tray-item';

afterEach(cleanup);

const base = { key: 'k', channel: 'home', size: 200, sent: 50, alt: '', spoiler: false } as const;

function draw(more: Partial<SharedFile>) {
  const file: SharedFile = {
    ...base,
    name: 'a.png',
    type: 'image/png',
    kind: 'image',
    state: 'sending',
    ...more,
  };
  const no = () => {};
  const acts = { onDescribe: no, onRetry: no, onRemove: no, onMove: no, onTake: no };
  return render(<TrayItem file={file} at={0} {...acts} />).container;
}

describe('a file that waits to be sent', () => {
  it('says that it waits for the line while that is cut', () => {
    expect(draw({}).textContent).toContain('25 %');
    cleanup();
    const page = draw({ cut: true });
    expect(page.textContent).toContain('Waiting for the line…');
    expect(page.textContent).not.toContain('25 %');
    screen.getByRole('button', { name: 'Take a.png out' });
  });

  it('says so where it goes out with all that it tells', () => {
    const line = /Goes out as it is/;
    draw({ name: 'roof.dng', type: '', kind: 'file' });
    screen.getByText(line);
    cleanup();
    draw({});
    expect(screen.queryByText(line)).toBeNull();
  });

  it('has the sign of its kind where the browser cannot draw it', () => {
    for (const kind of ['image', 'video'] as const) {
      const page = draw({ kind, preview: 'blob:1' });
      const look = page.querySelector('img, video');
      expect(look).not.toBeNull();
      fireEvent.error(look as Element);
      expect(page.querySelector('img, video')).toBeNull();
      expect(page.querySelector('button svg')).not.toBeNull();
      cleanup();
    }
  });

  it('is tried again only where that may change something', () => {
    const failed = (code: string) =>
      draw({ state: 'failed', problem: { code, status: 1, title: '' } });
    failed('no_space');
    screen.getByRole('button', { name: 'Try a.png again' });
    cleanup();
    failed('off_shelf');
    expect(screen.queryByRole('button', { name: 'Try a.png again' })).toBeNull();
  });
});
