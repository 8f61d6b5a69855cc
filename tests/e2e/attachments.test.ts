// Pictures and files as friends share them: pasted, dropped, picked; over a bad line and a reload; seen in
// their places by everybody.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';
import { blob, done, holdUploads, item, large, pick, picture, png, tray } from '../lib/tray.ts';

let owner: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner } = home);
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

const partBytes = 8 * 1024 * 1024;
/** What brings files onto the page by paste or drop, as the browser would hand it over. */
async function bring(page: Page, how: 'paste' | 'drop', name: string): Promise<void> {
  const bytes = [...(await picture(page, 320, 200))];
  const transfer = await page.evaluateHandle(
    ([given, called]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(given)], called, { type: 'image/png' }));
      return data;
    },
    [bytes, name] as const,
  );
  if (how === 'drop') {
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await page.getByText('Let go to add it to home').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    return;
  }
  await page.getByRole('textbox', { name: 'Write to home' }).evaluate((box, clipboardData) => {
    box.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, transfer);
}

async function stored(words: string) {
  const found = (await owner.history()).find((one) => one.content === words);
  return found?.attachments as { name: string; alt?: string; size: number }[] | undefined;
}

describe('what friends share', () => {
  it('is picked, pasted and dropped, described and put in order, and seen by everybody', async () => {
    const { page } = mara;
    await pick(page, await png(page, 'lake.png', 1200, 800));
    await bring(page, 'paste', 'pasted.png');
    await bring(page, 'drop', 'dropped.png');
    for (const name of ['lake.png', 'pasted.png', 'dropped.png']) await done(page, name);
    await mara.shot('tray');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Describe lake.png' }).click();
    await page.getByLabel('What there is to see or hear').fill('The lake at six');
    await page.getByRole('textbox', { name: 'Name' }).fill('morning');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Describe dropped.png' }).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await mara.write('Three of the lake');
    await tray(page).waitFor({ state: 'detached' });
    await expect.poll(() => large(other.said('Three of the lake')).count()).toBe(3);
    expect(
      (await stored('Three of the lake'))?.map(({ name }) => name.replace(/\.\w+$/, '')),
    ).toEqual(['morning', 'dropped', 'pasted']);
    await other
      .said('Three of the lake')
      .getByRole('button', { name: /The lake at six/ })
      .waitFor();
    expect(await axe(other.page)).toEqual([]);
  });

  it('needs no words, and is named where words would be', async () => {
    const { page } = mara;
    await pick(page, await png(page, 'alone.png'));
    await done(page, 'alone.png');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const alone = other.page.getByRole('button', { name: 'Open large: alone.png' });
    const row = other.conversation.getByRole('listitem').filter({ has: alone });
    await row.hover();
    await row.page().getByRole('button', { name: 'Reply' }).click();
    await other.page.getByText('Reply to Mara').waitFor();
    await expect
      .poll(() => other.page.locator('form[data-region="box"]').innerText())
      .toContain('picture');
    await other.page.getByRole('button', { name: 'No reply' }).click();
  });

  it('says its limits before a byte is sent', async () => {
    const { page } = mara;
    const asked: string[] = [];
    const note = (route: Route) => {
      asked.push(route.request().method());
      return route.continue();
    };
    await page.route('**/api/uploads**', note);
    const many = Array.from({ length: 11 }, (_, at) => blob(`file-${at}.zip`, 10));
    await pick(page, ...many);
    await page.getByText('A message carries 10 files at most. Send these first.').waitFor();
    await expect.poll(() => tray(page).getByRole('listitem').count()).toBe(10);
    await page.unroute('**/api/uploads**', note);
    for (let at = 0; at < 10; at += 1) {
      await page.getByRole('button', { name: `Take file-${at}.zip out` }).click();
    }
    await tray(page).waitFor({ state: 'detached' });
    expect(asked.filter((method) => method === 'POST').length).toBeLessThanOrEqual(10);
  });

  it('shows how far it is, and is gone from the server when it is taken out', async () => {
    const { page } = mara;
    const letGo = await holdUploads(page);
    await pick(page, blob('slow.zip', 100_000));
    await page.getByRole('progressbar', { name: 'Upload of slow.zip' }).waitFor();
    const deleted = page.waitForRequest(
      (request) => request.method() === 'DELETE' && request.url().includes('/api/uploads/'),
    );
    await page.getByRole('button', { name: 'Take slow.zip out' }).click();
    expect((await (await deleted).response())?.status()).toBe(204);
    await letGo();
  });

  it('waits for its files when it is sent early, and keeps nobody else waiting', async () => {
    const { page } = mara;
    const letGo = await holdUploads(page);
    await pick(page, blob('early.zip', 100_000));
    await item(page, 'early.zip').waitFor();
    await mara.write('Comes with a file');
    await mara.write('Comes without');
    await other.sees('Comes without');
    await expect.poll(() => other.said('Comes with a file').count()).toBe(0);
    await letGo();
    await other.sees('Comes with a file');
    await expect
      .poll(() => stored('Comes with a file'))
      .toMatchObject([{ name: 'early.zip', size: 100_000 }]);
  });

  it('goes on after a cut line and after a reload, from where the server has it', async () => {
    const { page } = mara;
    let parts = 0;
    // The first part arrives; then the line is dead until the page was loaded again.
    const cut = (route: Route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      parts += 1;
      return parts === 1 ? route.continue() : route.abort('connectionreset');
    };
    await page.route('**/api/uploads/**', cut);
    await pick(page, blob('long.zip', partBytes + 1_000_000));
    await expect.poll(() => parts).toBeGreaterThan(1);
    await page.reload();
    await page.unroute('**/api/uploads/**', cut);
    const offsets: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '');
    });
    await done(page, 'long.zip');
    expect(offsets[0]).toBe(String(partBytes));
    await mara.write('The long one');
    await other.sees('The long one');
    await expect
      .poll(() => stored('The long one'))
      .toMatchObject([{ size: partBytes + 1_000_000 }]);
  });

  it('that is too large to outlive the page says so before it is lost', async () => {
    const { page } = mara;
    // Held back, so that it is only on this device.
    await mara.context.route('**/api/uploads', (route) => route.abort());
    const folder = mkdtempSync(join(tmpdir(), 'snug-large-'));
    const path = join(folder, 'long.zip');
    writeFileSync(path, Buffer.alloc(65 * 1024 * 1024));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add files' }).click(),
    ]);
    await chooser.setFiles(path);
    await tray(page).getByText('Keep this page open').waitFor();
    await mara.shot('loose');
    const asked = page.waitForEvent('dialog');
    page.reload().catch(() => undefined);
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await tray(page).getByRole('button', { name: 'Take long.zip out' }).click();
    await tray(page).waitFor({ state: 'detached' });
    await mara.context.unroute('**/api/uploads');
    rmSync(folder, { recursive: true });
    await page.reload();
    await mara.box.waitFor();
  });

  it('is looked at large, by keys and by fingers, and the focus comes back', async () => {
    const row = other.said('Three of the lake');
    await large(row).first().focus();
    await other.page.keyboard.press('Enter');
    const viewer = other.page.getByRole('dialog', { name: 'Pictures' });
    await viewer.getByText('1 of 3').waitFor();
    expect(await axe(other.page)).toEqual([]);
    await other.page.keyboard.press('ArrowRight');
    await viewer.getByText('2 of 3').waitFor();
    await other.page.keyboard.press('+');
    await expect
      .poll(() => viewer.locator('img').evaluate((img) => img.style.transform))
      .toContain('scale(1.6)');
    await other.page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        large(row)
          .first()
          .evaluate((button) => button === document.activeElement),
      )
      .toBe(true);
  });

  it('stays covered and unloaded until somebody presses it', async () => {
    const { page } = mara;
    await pick(page, await png(page, 'ending.png'));
    await done(page, 'ending.png');
    await page.getByRole('button', { name: 'Describe ending.png' }).click();
    await page.getByRole('switch', { name: 'Hide it until somebody presses it' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await mara.write('How it ends');
    const row = other.said('How it ends');
    const cover = row.getByRole('button', { name: /^Spoiler/ });
    await cover.waitFor();
    await expect.poll(() => row.locator('img').count()).toBe(0);
    await cover.click();
    await large(row).locator('img').waitFor();
  });

  it('moves nothing when it comes', async () => {
    const late = await visit('tavi', phone, async ({ context }) => {
      await context.route('**/api/files/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        await route.continue();
      });
    });
    await large(late.said('How it ends').or(late.said('Three of the lake')))
      .first()
      .waitFor();
    await late.page.waitForTimeout(1500);
    const moved = (await late.layoutShifts()).reduce((sum, { value }) => sum + value, 0);
    expect(moved).toBeLessThan(0.05);
    await late.shot('shared-phone');
    expect(await late.faults()).toEqual([]);
  });

  it('is a text file where the words are too many for a message, and undo brings them back', async () => {
    const { page } = mara;
    const words = 'soup '.repeat(900).trim();
    await mara.box.fill(words);
    await page.getByRole('button', { name: 'Make it a file' }).click();
    await done(page, 'message.txt');
    await expect.poll(() => mara.box.inputValue()).toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => mara.box.inputValue()).toBe(words);
    await mara.write('All about soup');
    await other.said('All about soup').getByText('message.txt').waitFor();
    expect((await stored('All about soup'))?.[0]?.size).toBe(words.length);
  });

  it('marks its room for as long as it waits there', async () => {
    const { page } = mara;
    await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'Attic' });
    await pick(page, blob('a.zip', 2000));
    await done(page, 'a.zip');
    await page.getByRole('link', { name: 'Attic' }).click();
    await page.getByRole('link', { name: /home.*draft/i }).waitFor();
    await page.getByRole('link', { name: /home/ }).click();
    await page.getByRole('button', { name: 'Take a.zip out' }).click();
    await page.getByRole('link', { name: 'Attic' }).click();
    await page.getByRole('link', { name: /home.*draft/i }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /home/ }).click();
  });

  it('stays when the words beside it are taken out', async () => {
    const { page } = mara;
    await mara.said('How it ends').hover();
    await page.locator('[data-tools]').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Change the message' }).fill('');
    await page.keyboard.press('Enter');
    await other.said('How it ends').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    const kept = (await owner.history()).find((one) => one.attachments[0]?.name === 'ending.png');
    expect(kept?.content).toBe('');
  });

  it('breaks no rule of the page', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await other.faults()).toEqual([]);
  });
});
