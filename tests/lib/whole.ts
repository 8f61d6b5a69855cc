// Whether a page is whole: no words out of their box or out of the window, nothing that can be pressed out of
// reach, nothing wider than the window. What is found is given as lines to read.
import type { Page } from 'playwright-core';

/** Words that stand out of what holds them, and hints of fields that do not fit into them. */
export function spilledWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK_PX = 1.5;
    const found: string[] = [];
    const isSeen = (one: Element) =>
      one.checkVisibility({ checkVisibilityCSS: true }) &&
      one.closest('svg, select, datalist, pre, [aria-hidden=true]') === null;
    const boxOf = (one: Element | null): Element | null => {
      while (one !== null && /^(inline|contents)$/.test(getComputedStyle(one).display))
        one = one.parentElement;
      return one;
    };
    /** Shortened on purpose, or for ears alone. */
    const isShort = (box: Element): boolean => {
      for (let one: Element | null = box; one !== null; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return true;
        if (style.position === 'absolute' && one.clientWidth <= 1) return true;
      }
      return false;
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      const said = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (said === '' || parent === null || !isSeen(parent)) continue;
      const box = boxOf(parent);
      if (box === null || isShort(box)) continue;
      const edge = box.getBoundingClientRect();
      const range = document.createRange();
      const stands = (from: number, to: number) => {
        range.setStart(node, from);
        range.setEnd(node, to);
        return [...range.getClientRects()].every(
          (at) =>
            at.width === 0 ||
            edge.width === 0 ||
            (at.right <= Math.min(edge.right, innerWidth) + SLACK_PX &&
              at.left >= edge.left - SLACK_PX),
        );
      };
      const all = node.textContent ?? '';
      if (stands(0, all.length)) continue;
      // Blanks that are kept hang over the end of a line; that is no word that spills.
      const runs = [...all.matchAll(/\S+/g)];
      if (runs.every(({ index, 0: run }) => stands(index, index + run.length))) continue;
      found.push(`${said.slice(0, 80)} in ${box.outerHTML.slice(0, 100)}`);
    }
    const brush = document.createElement('canvas').getContext('2d');
    for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
      if (brush === null || field.value !== '' || !isSeen(field)) continue;
      const style = getComputedStyle(field);
      brush.font = style.font;
      const room =
        field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (
        style.textOverflow !== 'ellipsis' &&
        brush.measureText(field.placeholder).width > room + 1
      )
        found.push(`the hint “${field.placeholder}” in ${Math.round(room)} px`);
    }
    return found;
  });
}

/** What can be pressed and lies under something else, or where no scrolling leads. Looks into what lies
 *  uppermost: an open dialog, a menu, a list of offers, a pane beside the room, else the page. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const uppermost = [
      'dialog[open], [popover]:popover-open',
      'main [role=listbox], aside [role=listbox]',
      'aside, [role=complementary]',
      'main',
    ];
    const root =
      uppermost
        .map((which) =>
          [...document.querySelectorAll(which)].filter((one) => one.checkVisibility()),
        )
        .find((all) => all.length > 0)
        ?.at(-1) ?? document.body;
    const wanted = 'button, a[href], input, select, textarea, [role=option], [role=menuitem]';
    const found: string[] = [];
    for (const one of root.querySelectorAll<HTMLElement>(wanted)) {
      if (!one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: false })) continue;
      if (one.matches(':disabled') || one.closest('[inert]') !== null) continue;
      const { width, height } = one.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      // What is drawn on demand (a toolbar, a link for the keyboard) is not there yet.
      if (one.closest('[data-tools]:not([data-shown])') !== null) continue;
      one.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const at = one.getBoundingClientRect();
      const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
      const there = document.elementFromPoint(x, y);
      const label = one.closest('label');
      const reached =
        there !== null &&
        (one.contains(there) || there.contains(one) || label?.contains(there) === true);
      if (!reached) {
        const by = there === null ? 'the edge of the window' : there.outerHTML.slice(0, 100);
        found.push(`${one.outerHTML.slice(0, 100)} is covered by ${by}`);
      }
    }
    return found;
  });
}

/** How many pixels the page is wider than its window. */
export const overWide = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
