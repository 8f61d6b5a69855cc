// What a phone hands to the installed app: the manifest says where to, the service worker takes it, the person says
// into which room. Browsers show no share sheet to a test; what comes of one is the form that it posts.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, type Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';

let owner: Person;
let mara: Visitor;
withHome(async (home) => {
  ({ owner } = home);
  await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen' });
  mara = await home.visit('mara', { ...phone, colorScheme: 'dark' });
});

interface Target {
  action: string;
  method: string;
  enctype: string;
  params: { text: string; files: { name: string }[] };
}

async function target(page: Page): Promise<Target> {
  const manifest = await page.evaluate(async () => (await fetch('/manifest.webmanifest')).json());
  return manifest.share_target;
}

/** Posts the form of the manifest, with a picture of these bytes where there are some. */
async function share(page: Page, text: string, bytes: number[]): Promise<void> {
  const to = await target(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
  await Promise.all([
    page.waitForURL((url) => url.pathname === '/share' || url.pathname.startsWith('/c/')),
    page.evaluate(
      ([{ action, method, enctype, params }, words, given]) => {
        const form = document.createElement('form');
        Object.assign(form, { action, method, enctype });
        const field = document.createElement('input');
        Object.assign(field, { name: params.text, value: words });
        form.append(field);
        if (given.length > 0) {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(given)], 'Zähne.png', { type: 'image/png' }));
          const files = document.createElement('input');
          Object.assign(files, { type: 'file', name: params.files[0]?.name, files: data.files });
          form.append(files);
        }
        document.body.append(form);
        form.submit();
      },
      [to, text, bytes] as const,
    ),
  ]);
}

/** A picture of 8 by 8. */
const png = [
  ...Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAIAQAAAADsdIMmAAAADklEQVR4nGP4z4CAGKgBAGEbA/0lZ7F3AAAAAElFTkSuQmCC',
    'base64',
  ),
];
const tray = (page: Page) => page.getByRole('list', { name: 'Files for the next message' });

describe('what is shared to the app', () => {
  it('lands in the box of the room that is chosen, and is sent by a press of its own', async () => {
    const { page } = mara;
    await share(page, 'Look at these teeth', png);
    const choice = page.getByRole('dialog', { name: 'Where does it go?' });
    await choice.getByText('1 file, “Look at these teeth”').waitFor();
    await mara.shot('share-sheet');
    expect(await axe(page)).toEqual([]);
    await choice.getByRole('button', { name: 'kitchen' }).click();
    await tray(page).getByText('Zähne.png').waitFor();
    const box = page.getByRole('textbox', { name: 'Write to kitchen' });
    await expect.poll(() => box.inputValue()).toBe('Look at these teeth');
    await expect.poll(() => page.evaluate(() => caches.has('snug-shared'))).toBe(false);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await tray(page).waitFor({ state: 'detached' });
  });

  it('goes nowhere where nobody chooses, and stands behind what was begun', async () => {
    const { page } = mara;
    await mara.go('/c/home');
    await mara.box.fill('By the way:');
    await share(page, 'a link', []);
    await page.getByRole('button', { name: 'Close' }).click();
    await mara.box.waitFor();
    await expect.poll(() => mara.box.inputValue()).toBe('By the way:');
    await expect.poll(() => page.evaluate(() => caches.has('snug-shared'))).toBe(false);
    await share(page, 'a link', []);
    await page
      .getByRole('dialog', { name: 'Where does it go?' })
      .getByRole('button', { name: 'home' })
      .click();
    await expect.poll(() => mara.box.inputValue()).toBe('By the way:\na link');
    await mara.box.fill('');
  });

  it('that was nothing is told', async () => {
    await share(mara.page, '', []);
    await mara.page.getByText('Nothing came with it.').waitFor();
    await mara.box.waitFor();
    expect(await mara.faults()).toEqual([]);
  });
});
