import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { client } from '../../../app/use-client';
import type { ClientState } from '../../../sync/types';
import { TooLong } from './too-long';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function draw(text: string, takes = true) {
  const box = document.createElement('textarea');
  box.value = text;
  document.execCommand = () => false;
  const server = { limits: { content_max: 10, attachments_max: 10, upload_max: 1000 } };
  const state = { ...client.getState(), server, drafts: new Map([['home', text]]) };
  vi.spyOn(client, 'getState').mockReturnValue(state as unknown as ClientState);
  const files: File[] = [];
  render(
    <TooLong
      channel="home"
      field={{ current: box }}
      onFile={(file) => {
        files.push(file);
        return takes;
      }}
    />,
  );
  return { box, files };
}

const makeFile = () => fireEvent.click(screen.getByRole('button', { name: 'Make it a file' }));

it('what is too long becomes a text file, and leaves the box', async () => {
  const { box, files } = draw('twelve signs ');
  makeFile();
  expect(await files[0]?.text()).toBe('twelve signs');
  expect(files[0]).toMatchObject({ name: 'message.txt', type: 'text/plain' });
  expect(box.value).toBe('');
});

it('it stays in the box where no file has room', () => {
  const { box } = draw('twelve signs ', false);
  makeFile();
  expect(box.value).toBe('twelve signs ');
});

it('is counted in code points, without the blanks at its ends', () => {
  draw('🐐🐐🐐🐐🐐🐐🐐🐐🐐🐐   ');
  expect(screen.queryByRole('button')).toBeNull();
});
