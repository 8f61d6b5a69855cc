// A message under a finger: drawn to the left it is answered, held it opens its sheet, and a thumb that
// scrolls does neither.
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, phone, restingBox, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let mara: Visitor;
let touch: CDPSession;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  const owner = await server.setUp();
  const tavi = await owner.bring('member', 'tavi');
  await tavi.say('Who brings the pot?');
  mara = await Visitor.arrive(browser, server.origin, { ...phone, colorScheme: 'dark' });
  await mara.signIn('mara', Person.passwordOf('mara'));
  touch = await mara.context.newCDPSession(mara.page);
  // The gestures load with the first rows.
  await mara.page.waitForFunction(() => document.querySelector('[data-tools]') !== null);
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

type Point = { x: number; y: number };

const move = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
  touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });

async function middle(): Promise<Point> {
  const box = await restingBox(mara.said('Who brings the pot?').first());
  return { x: box.x + box.width / 2, y: box.y + box.height - 12 };
}

const quote = () => mara.page.getByText('Reply to');
const shift = () =>
  mara
    .said('Who brings the pot?')
    .first()
    .evaluate((row) => getComputedStyle(row).translate);

describe('a message under a finger', () => {
  it('drawn far to the left is answered', async () => {
    const { x, y } = await middle();
    await move('touchStart', [{ x, y }]);
    for (let step = 1; step <= 10; step += 1) await move('touchMove', [{ x: x - 9 * step, y }]);
    // The browser hands moves on frame by frame; the last may still be on its way.
    await expect.poll(shift).toMatch(/^-[678]\d(?:\.\d+)?px$/);
    await mara.shot('swipe-phone-dark');
    await move('touchEnd', []);
    await quote().waitFor();
    await expect.poll(shift).toBe('none');
    await mara.page.getByRole('button', { name: 'No reply' }).tap();
    await quote().waitFor({ state: 'detached' });
  });

  it('drawn a little, or scrolled, lies where it was', async () => {
    const { x, y } = await middle();
    await move('touchStart', [{ x, y }]);
    for (let step = 1; step <= 5; step += 1) await move('touchMove', [{ x: x - 8 * step, y }]);
    await move('touchEnd', []);
    await move('touchStart', [{ x, y }]);
    for (let step = 1; step <= 8; step += 1) {
      await move('touchMove', [{ x: x - 9 * step, y: y + 12 * step }]);
    }
    await move('touchEnd', []);
    await expect.poll(shift).toBe('none');
    await expect.poll(() => quote().count()).toBe(0);
  });

  it('held opens its sheet when it is let go', async () => {
    const { x, y } = await middle();
    await move('touchStart', [{ x, y }]);
    // Longer than a press: what opens waits for the finger to be lifted.
    await mara.page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    await move('touchEnd', []);
    await mara.page.getByRole('menu', { name: 'About this message' }).waitFor();
    await mara.shot('sheet-phone-dark');
    expect(await mara.faults()).toEqual([]);
  });
});
