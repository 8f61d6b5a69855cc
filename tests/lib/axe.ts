// What axe finds on a page, as lines to read. Movement is waited for: half a fade has half the contrast.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

export async function axe(page: Page): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await (window as any).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return violations.map(
      (one: any) =>
        `${one.id}: ${one.nodes.map((node: any) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}

/** Elements whose words are cut off though nobody wanted them to be: no ellipsis, no scrolling. */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, p, span, kbd')]
      .filter((one) => {
        const style = getComputedStyle(one);
        if (style.overflow !== 'hidden' && style.overflowX !== 'hidden') return false;
        if (style.textOverflow === 'ellipsis' || style.clip !== 'auto') return false;
        if (style.position === 'absolute' && one.offsetWidth <= 1) return false;
        return one.scrollWidth > one.clientWidth + 1;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}
