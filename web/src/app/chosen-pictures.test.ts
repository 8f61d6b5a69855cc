import { describe, expect, it } from 'vitest';
import { ChosenPictures, picturesSheet, type Shown } from './chosen-pictures';

const turn = () => new Promise((go) => setTimeout(go, 0));

function begin(reachable: (url: string) => boolean = () => true) {
  const asked: string[] = [];
  const shown: Shown[] = [];
  const pictures = new ChosenPictures({
    load: async (url) => {
      asked.push(url);
      if (!reachable(url)) throw new Error('away');
    },
    onShown: ({ faces, icon }) => shown.push({ faces: new Map(faces), icon }),
  });
  return { pictures, asked, shown };
}

const mara = { username: 'mara', avatar: '/api/faces/mara/one' };

describe('pictures over the mats', () => {
  it('are asked for when a face is drawn, and laid over it when they are here', async () => {
    const { pictures, asked, shown } = begin();
    pictures.know([mara, { username: 'tavi', avatar: '/api/faces/tavi/one' }], undefined);
    expect(asked).toEqual([]);
    expect(pictures.waits).toBe(true);
    pictures.drawn('mara');
    pictures.drawn('mara');
    pictures.drawn('otis');
    expect(shown).toEqual([]);
    await turn();
    expect(asked).toEqual(['/api/faces/mara/one']);
    expect([...(shown.at(-1)?.faces ?? [])]).toEqual([['mara', '/api/faces/mara/one']]);
    pictures.drawn('tavi');
    expect(pictures.waits).toBe(false);
  });

  it('change in their place, and go when they are taken away', async () => {
    const { pictures, shown } = begin();
    pictures.know([mara], undefined);
    pictures.drawn('mara');
    await turn();
    pictures.know([{ ...mara, avatar: '/api/faces/mara/two' }], undefined);
    // The old one stands until the new one is whole.
    expect(shown.at(-1)?.faces.get('mara')).toBe('/api/faces/mara/one');
    await turn();
    expect(shown.at(-1)?.faces.get('mara')).toBe('/api/faces/mara/two');
    pictures.know([{ ...mara }], undefined);
    expect(shown.at(-1)?.faces.get('mara')).toBe('/api/faces/mara/one');
    pictures.know([{ username: 'mara' }], undefined);
    expect(shown.at(-1)?.faces.size).toBe(0);
  });

  it('leave the mat where they cannot be had, until the line is back', async () => {
    let there = false;
    const { pictures, asked, shown } = begin(() => there);
    pictures.know([mara], { icon: '/api/server/icon/one' });
    pictures.drawn('mara');
    await turn();
    expect(shown).toEqual([]);
    there = true;
    pictures.again();
    pictures.know([mara], { icon: '/api/server/icon/one' });
    pictures.drawn('mara');
    await turn();
    expect(asked).toHaveLength(4);
    expect(shown.at(-1)).toMatchObject({ icon: '/api/server/icon/one' });
    expect(shown.at(-1)?.faces.size).toBe(1);
  });

  it('come from our own server, and end no rule early', () => {
    const { pictures } = begin();
    for (const avatar of ['https://else.example/a.png', '/api/x")}*{display:none', '//else/a']) {
      pictures.know([{ username: 'mara', avatar }], { icon: avatar });
      expect(pictures.waits).toBe(false);
    }
    const sheet = picturesSheet({ faces: new Map([['a.b', '/api/faces/a.b/t']]), icon: undefined });
    expect(sheet).toContain('svg.who-a\\.b{background:url("/api/faces/a.b/t") center/cover}');
  });
});
