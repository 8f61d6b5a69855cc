// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetHandedIn, handedIn, joined } from './handed-in';

afterEach(() => vi.unstubAllGlobals());

/** As the worker leaves them. */
function keptByWorker(kept: Record<string, Response>) {
  const names = new Set(Object.keys(kept).length > 0 ? ['snug-shared'] : []);
  vi.stubGlobal('caches', {
    has: async (name: string) => names.has(name),
    open: async () => ({ match: async (path: string) => kept[path] }),
    delete: async (name: string) => names.delete(name),
  });
  return names;
}

const words = (title: string, text: string, url: string) => joined({ title, text, url });

describe('what another program handed in', () => {
  it('says each thing once', () => {
    expect(words('A goat', 'Look at https://a.example/goat', 'https://a.example/goat')).toBe(
      'A goat\nLook at https://a.example/goat',
    );
    expect(words('same', ' same ', '')).toBe('same');
    expect(words('', '', '')).toBe('');
  });

  it('comes with its files as they were called', async () => {
    const headers = { 'X-Name': encodeURIComponent('Zähne.png'), 'Content-Type': 'image/png' };
    const names = keptByWorker({
      '/share/words': Response.json({ title: '', text: 'hello', url: '' }),
      '/share/files/0': new Response('bytes', { headers }),
    });
    const found = await handedIn();
    expect(found?.words).toBe('hello');
    expect(found?.files.map(({ name, type, size }) => [name, type, size])).toEqual([
      ['Zähne.png', 'image/png', 5],
    ]);
    await forgetHandedIn();
    expect(names.size).toBe(0);
  });

  it('is nothing where nothing came, or nothing can be kept', async () => {
    keptByWorker({});
    expect(await handedIn()).toBeUndefined();
    keptByWorker({ '/share/words': Response.json({ title: '', text: ' ', url: '' }) });
    expect(await handedIn()).toBeUndefined();
    vi.unstubAllGlobals();
    expect(await handedIn()).toBeUndefined();
    await forgetHandedIn();
  });
});
