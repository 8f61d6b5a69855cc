// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { kindOf, splitName, untouched } from '../lib/file-kind';
import { fileSize, playTime } from '../lib/file-size';
import { admit, holdsUp, mayRetry, moved, type SharedFile } from './file-list';

const file = (key: string, channel = 'home') => ({ key, channel }) as SharedFile;
const order = (list: readonly SharedFile[]) => list.map(({ key }) => key).join('');

describe('the tray', () => {
  it('takes as many as a message carries, and none above the limit', () => {
    const limits = { attachments_max: 3, upload_max: 100 };
    const [a, b, big, c] = [1, 100, 101, 5].map((size, at) => ({ name: `f${at}`, size }));
    const { admitted, refused } = admit(
      [a, b, big, c].flatMap((one) => one ?? []),
      1,
      limits,
    );
    expect(admitted).toEqual([a, b]);
    expect(refused).toEqual([
      { why: 'too-large', name: 'f2', size: 101, max: 100 },
      { why: 'too-many', max: 3 },
    ]);
  });

  it('is ordered within its channel only', () => {
    const list = [file('a'), file('x', 'other'), file('b'), file('c')];
    expect(order(moved(list, 'c', 0))).toBe('cxab');
    expect(order(moved(list, 'a', 1))).toBe('bxac');
    expect(order(moved(list, 'a', 9))).toBe('bxca');
    expect(order(moved(list, 'gone', 0))).toBe('axbc');
  });
});

describe('a file that stands in the way of its message', () => {
  const failed = (status: number, code: string) =>
    ({ state: 'failed', problem: { status, code, title: '' } }) as const;

  it('is one for which there is no room, or whose bytes are gone', () => {
    expect(holdsUp(failed(507, 'no_space'))).toBe(true);
    expect(holdsUp(failed(413, 'body_too_large'))).toBe(true);
    expect(holdsUp({ state: 'gone' })).toBe(true);
  });

  it('is none that is on its way, or that the next try may bring', () => {
    for (const state of ['waiting', 'sending', 'done', 'failed'] as const) {
      expect(holdsUp({ state })).toBe(false);
    }
    expect(holdsUp(failed(503, 'unavailable'))).toBe(false);
  });

  it('is tried again only where that may change something', () => {
    expect(mayRetry(failed(507, 'no_space').problem)).toBe(true);
    expect(mayRetry(undefined)).toBe(true);
    for (const code of ['file_gone', 'off_shelf', 'body_too_large']) {
      expect(mayRetry(failed(400, code).problem)).toBe(false);
    }
  });
});

describe('what goes out as it is', () => {
  it('are pictures that the server does not open, and papers', () => {
    const told = (name: string, type = '') => untouched(type, name);
    expect(told('roof.tif', 'image/tiff')).toBe('picture');
    expect(told('IMG_1.CR2')).toBe('picture');
    expect(told('roof.psd', 'application/octet-stream')).toBe('picture');
    expect(told('plan.svg', 'image/svg+xml')).toBe('picture');
    expect(told('rent.pdf', 'application/pdf')).toBe('paper');
    expect(told('rent.DOCX')).toBe('paper');
    expect(told('rent', 'application/vnd.oasis.opendocument.text')).toBe('paper');
  });

  it('is not said of what is cleaned, nor of what tells nothing', () => {
    for (const type of ['jpeg', 'png', 'gif', 'webp', 'avif', 'heic', 'heif']) {
      expect(untouched(`image/${type}`, `a.${type}`)).toBeUndefined();
    }
    for (const name of ['a.zip', 'a.txt', 'a.mts', 'a.wmv', 'a.aiff', 'notes.md', 'a']) {
      expect(untouched('', name)).toBeUndefined();
    }
  });
});

describe('files in words', () => {
  it('have the size that file managers tell', () => {
    expect([0, 812, 2_440_000, 36_200_000, 999_960].map(fileSize)).toEqual([
      '0 bytes',
      '812 bytes',
      '2.4 MB',
      '36 MB',
      '1 MB',
    ]);
  });

  it('last as long as players tell', () => {
    expect([0, 11_000, 725_400, 3_753_000].map(playTime)).toEqual([
      '0:00',
      '0:11',
      '12:05',
      '1:02:33',
    ]);
  });

  it('are pictures only where every browser draws them', () => {
    expect(['image/png', 'image/svg+xml', 'video/mp4', 'audio/ogg', ''].map(kindOf)).toEqual([
      'image',
      'file',
      'video',
      'audio',
      'file',
    ]);
  });

  it('keep their ending', () => {
    expect(splitName('a.b.jpeg')).toEqual(['a.b', '.jpeg']);
    expect(splitName('.profile')).toEqual(['.profile', '']);
    expect(splitName('notes')).toEqual(['notes', '']);
    expect(splitName('is 2.5 really enough')).toEqual(['is 2.5 really enough', '']);
  });
});
