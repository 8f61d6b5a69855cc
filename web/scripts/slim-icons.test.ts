// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import createIcon from './lucide-icon.mjs';
import { scopedName } from './scoped-name.mjs';
import { bare } from './slim-icons.mjs';

const source = (name: string) =>
  readFile(
    new URL(`../node_modules/lucide-react/dist/esm/icons/${name}.mjs`, import.meta.url),
    'utf8',
  );

describe('an icon without what nobody reads', () => {
  it('bears neither name, size nor keys', async () => {
    for (const name of ['at-sign', 'door-open', 'key']) {
      expect(bare(await source(name))).not.toMatch(/\b(?:key|name|size): /);
    }
  });

  it('still has all that is drawn', async () => {
    const drawn = /\bnode: (\[[\s\S]*?\n {2}\])/.exec(bare(await source('at-sign')))?.[1] ?? '';
    const node = JSON.parse(drawn.replaceAll(/(\w+): "/g, '"$1": "')) as unknown[];
    const shown = renderToStaticMarkup(createElement(createIcon({ node })));
    expect(shown).toContain('<circle cx="12" cy="12" r="4"></circle><path d="M16 8v5');
  });
});

describe('a class in the built page', () => {
  it('is called the same in one file, and otherwise in another', () => {
    expect(scopedName('row', '/x/a.css')).toBe(scopedName('row', '/x/a.css'));
    expect(scopedName('row', '/x/a.css')).not.toBe(scopedName('row', '/x/b.css'));
    expect(scopedName('row', '/x/a.css')).toMatch(/^row-[\w-]{3}$/);
  });
});
