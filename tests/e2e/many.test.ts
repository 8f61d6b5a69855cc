// A long history: scrolling shows no blank and loads before the top is reached, new lines do not move
// what is being read, own words appear at once. Times are printed; what is checked is wide enough
// for a machine that does other things as well.
import { describe, expect, it } from 'vitest';
import { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

const count = 3000;
let tavi: Person;
let mara: Visitor;

withHome(async (home) => {
  ({ tavi } = home);
  const { owner } = home;
  for (let i = 0; i < count; i += 100) {
    await Promise.all(
      Array.from({ length: 100 }, (_, j) =>
        (j % 3 ? tavi : owner).say(`line ${i + j} ${'word '.repeat((i * 7 + j * 13) % 40)}`),
      ),
    );
  }
  mara = await home.visit('mara');
});

const toBottom = async () => {
  await mara.go('/c/home');
  await mara.box.waitFor();
  const pill = mara.page.getByRole('button', { name: /back to now/i });
  await mara.conversation.getByRole('listitem').last().waitFor();
  if (await pill.isVisible()) await pill.click();
};

describe('a long history', () => {
  it('scrolls up page by page without a blank, keeping few rows', async () => {
    await toBottom();
    const list = mara.page.getByRole('group', { name: 'Message list' });
    await list.hover();
    const frames = mara.page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const took: number[] = [];
          let last = performance.now();
          const end = last + 12_000;
          const step = (now: number) => {
            took.push(now - last);
            last = now;
            if (now < end) requestAnimationFrame(step);
            else resolve(took);
          };
          requestAnimationFrame(step);
        }),
    );
    let blanks = 0;
    for (let i = 0; i < 60; i += 1) {
      await mara.page.mouse.wheel(0, -700);
      const rows = await list.evaluate((node) => {
        const view = node.getBoundingClientRect();
        return [...node.querySelectorAll('li')].filter((row) => {
          const at = row.getBoundingClientRect();
          return at.bottom > view.top && at.top < view.bottom;
        }).length;
      });
      if (rows === 0) blanks += 1;
    }
    const took = (await frames).sort((a, b) => a - b);
    const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
    const kept = await mara.page.locator('[data-row]').count();
    console.log(
      `scrolling: ${took.length} frames, p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} ms; ${kept} rows kept`,
    );
    expect(blanks).toBe(0);
    expect(kept).toBeLessThanOrEqual(250);
    const oldest = Number(await mara.page.locator('[data-seq]').first().getAttribute('data-seq'));
    expect(oldest).toBeLessThan(count - 60);
  });

  it('stands still while others write', async () => {
    const anchor = mara.page.locator('[data-seq]').nth(20);
    const seq = await anchor.getAttribute('data-seq');
    const where = async () =>
      (await mara.page.locator(`[data-seq="${seq}"]`).boundingBox())?.y ?? Number.NaN;
    await expect.poll(async () => Math.abs((await where()) - (await where()))).toBeLessThan(1);
    const before = await where();
    for (let i = 0; i < 20; i += 1) await tavi.say(`below the fold ${i}`);
    await mara.page.getByRole('button', { name: /20 new/ }).waitFor();
    expect(Math.abs((await where()) - before)).toBeLessThan(1);
    await mara.page.getByRole('button', { name: /back to now/ }).click();
    await mara.said('below the fold 19').waitFor();
  });

  it('shows my own words within a moment', async () => {
    await toBottom();
    const took: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      const words = `quick word ${i}`;
      await mara.box.fill(words);
      took.push(
        await mara.page.evaluate(
          (text) =>
            new Promise<number>((resolve) => {
              const start = performance.now();
              const look = () => {
                const rows = [...document.querySelectorAll('li')];
                if (rows.some((row) => row.textContent?.includes(text)))
                  resolve(performance.now() - start);
                else requestAnimationFrame(look);
              };
              (document.querySelector('button[aria-label=Send]') as HTMLElement).click();
              look();
            }),
          words,
        ),
      );
    }
    took.sort((a, b) => a - b);
    console.log(
      `own message on screen: median ${took[5]?.toFixed(1)} ms, worst ${took.at(-1)?.toFixed(1)} ms`,
    );
    expect(took[5]).toBeLessThan(200);
  });

  it('opens at a linked message and comes back', async () => {
    const middle = Math.floor(count / 2);
    await mara.go(`/c/home/${middle}`);
    const row = mara.page.locator(`[data-seq="${middle}"]`);
    await row.waitFor();
    await expect
      .poll(async () => {
        const at = await row.boundingBox();
        return at !== null && at.y > 60 && at.y + Math.min(at.height, 100) < 800;
      })
      .toBe(true);
    await mara.page.getByRole('button', { name: /back to now/i }).click();
    await mara.said('quick word 9').waitFor();
    expect(await mara.faults()).toEqual([]);
  });
});
