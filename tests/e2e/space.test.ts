// What takes up space: sums that anybody may know, the largest files, the way to each and to its end.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openBrowser, phone, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';
import { bringFile } from '../lib/uploads.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;
let other: Visitor;

const share = async (who: Person, name: string, bytes: number, words: string) =>
  who.say(words, { attachments: [{ id: await bringFile(who, name, Buffer.alloc(bytes, name)) }] });

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await share(tavi, 'attic.bin', 3_000_000, 'All of the attic');
  await share(owner, 'cellar.bin', 2_000_000, 'All of the cellar');
  await share(tavi, 'shed.bin', 1_000_000, 'All of the shed');
  for (let at = 0; at < 60; at += 1) await owner.say(`line ${at}`);
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

const names = ({ page }: Visitor) => page.locator('main li strong bdi').allTextContents();

describe('the page of what takes up space', () => {
  it('says the sums, by kind and by person, and the largest first', async () => {
    const { page } = mara;
    await mara.go('/settings/space');
    await page.getByText('6 MB in all').waitFor();
    await page.getByRole('heading', { name: 'By person' }).waitFor();
    await page.getByRole('list', { name: 'By kind' }).getByText('Other files').waitFor();
    await expect.poll(() => names(mara)).toEqual(['attic.bin', 'cellar.bin', 'shed.bin']);
    await mara.shot('space');
    expect(await axe(page)).toEqual([]);
  });

  it('shows everybody else only their own', async () => {
    await other.go('/settings/space');
    await other.page.getByRole('heading', { name: 'My largest files' }).waitFor();
    await expect.poll(() => names(other)).toEqual(['attic.bin', 'shed.bin']);
    await expect.poll(() => other.page.getByRole('heading', { name: 'By person' }).count()).toBe(0);
  });

  it('leads to the message', async () => {
    const { page } = mara;
    await page.getByRole('link', { name: 'Show in the room: attic.bin' }).click();
    await mara.said('All of the attic').waitFor();
    await mara.go('/settings/space');
  });

  it('deletes the message of somebody else only when asked twice, and the room for it is free', async () => {
    const { page } = mara;
    await page.getByRole('button', { name: 'Delete: shed.bin' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete its message?' });
    expect(await axe(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Not now' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete: shed.bin' }).click();
    await asked.getByRole('button', { name: 'Delete for everyone' }).click();
    await page.getByText('5 MB in all').waitFor();
    await expect.poll(() => names(mara)).toEqual(['attic.bin', 'cellar.bin']);
    expect((await tavi.history()).some((one) => one.content === 'All of the shed')).toBe(false);
  });

  it('fits a phone', async () => {
    const small = await visit('mara', phone);
    await small.go('/settings/space');
    await small.page
      .getByRole('link', { name: /^Show in the room/ })
      .first()
      .waitFor();
    const wide = await small.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await small.shot('space-phone');
    expect(await axe(small.page)).toEqual([]);
    expect(await small.faults()).toEqual([]);
    await small.leave();
  });
});

describe('an upload for which there is no room', () => {
  it('says whose is used up, and leads to what takes it', async () => {
    const server = await SnugServer.start({ args: ['--limit', 'space_per_person_mb=1'] });
    const browser = await openBrowser();
    try {
      await (await server.setUp()).say('So this is where things are kept.');
      const one = await Visitor.arrive(browser, server.origin);
      await one.signIn('mara', Person.passwordOf('mara'));
      const { page } = one;
      const buffer = Buffer.alloc(1_200_000, 'attic');
      const bring = async () => {
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          page.getByRole('button', { name: 'Add files' }).click(),
        ]);
        await chooser.setFiles({ name: 'attic.zip', mimeType: 'application/zip', buffer });
      };
      await bring();
      const tray = page.getByRole('list', { name: 'Files for the next message' });
      await tray.getByText('Your space is used up').waitFor();
      await one.shot('no-space');
      const send = page.getByRole('button', { name: 'Send', exact: true });
      await one.box.fill('All of the attic');
      await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true');
      await page.getByRole('button', { name: 'Take attic.zip out' }).click();
      await expect.poll(() => send.getAttribute('aria-disabled')).toBe('false');
      await one.box.fill('');
      await bring();
      await tray.getByRole('link', { name: 'What takes up space' }).click();
      await page.getByRole('heading', { name: 'What takes up space' }).waitFor();
      await page.getByText('of your 1 MB').waitFor();
    } finally {
      await browser.close();
      await server.dispose();
    }
  });
});
