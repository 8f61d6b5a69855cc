// The group's shelf of moving pictures: put there from messages and from a device, looked through by keys and by
// fingers, sent without an upload, looked after by who put it there.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, restingBox, settled, type Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';
import { madeFile, shareFile, shelveGif } from '../lib/uploads.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.bring('guest', 'gus');
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

/** Each of another shape, so that no two are the same bytes. */
const gif = (name: string, width: number): Buffer =>
  madeFile(name, `ffmpeg -v error -f lavfi -i testsrc=s=${width}x120:d=1:r=5 ${name}`);
const silentFilm = (): Buffer =>
  madeFile(
    'a.mp4',
    'ffmpeg -v error -f lavfi -i testsrc=s=320x180:d=2:r=10 -pix_fmt yuv420p a.mp4',
  );

const openShelf = (page: Page) => page.getByRole('button', { name: 'GIFs from our shelf' }).click();
const sends = (page: Page, name: string) =>
  page.getByRole('button', { name: `Send ${name}`, exact: true });
const large = (visitor: Visitor, what: string) =>
  visitor.conversation.getByRole('button', { name: new RegExp(`^Open large: ${what}`) });
const tagsField = (page: Page) => page.getByRole('textbox', { name: 'Tags' });
/** The question is gone a moment after it is told that the shelf has it; a key before that would be the question's. */
async function put(page: Page): Promise<void> {
  await page.getByRole('dialog').last().getByRole('button', { name: 'Put on the shelf' }).click();
  await tagsField(page).waitFor({ state: 'detached' });
}

/** Uploads that a page began from now on. */
function uploadsOf({ page }: Visitor): string[] {
  const begun: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) begun.push('one');
  });
  return begun;
}

/** Whether a finger in its middle would hit it. */
function isOnTop(one: Element): boolean {
  const { left, top, width, height } = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}

describe('the shelf', () => {
  it('takes what moves from a message, once', async () => {
    const { page } = mara;
    await shareFile(tavi, 'goat.gif', gif('goat.gif', 160));
    const picture = large(mara, 'goat');
    await picture.waitFor();
    for (const told of ['It stands on the shelf.', 'It stands there already.']) {
      await picture.hover();
      await page.locator('[data-tools]').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Put on the shelf' }).click();
      await tagsField(page).fill('goat, of course');
      await put(page);
      await page.getByText(told).waitFor();
    }
    const { gifs } = await owner.must(200, 'GET', '/api/gifs');
    expect(gifs).toHaveLength(1);
    expect(gifs[0].tags).toEqual(['goat', 'of course']);
  });

  it('takes what moves from the viewer, and from a device as a picked or a dropped file', async () => {
    const { page } = mara;
    await shareFile(tavi, 'kettle.gif', gif('kettle.gif', 200));
    await large(mara, 'kettle').click();
    await page.getByRole('button', { name: 'Put on the shelf' }).click();
    await tagsField(page).fill('kettle');
    await put(page);
    await page.getByText('It stands on the shelf.').first().waitFor();
    await page.keyboard.press('Escape');
    await openShelf(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add one' }).click(),
    ]);
    await chooser.setFiles({ name: 'b.gif', mimeType: 'image/gif', buffer: gif('b.gif', 240) });
    await tagsField(page).fill('butter side up');
    await put(page);
    await sends(page, 'butter side up').waitFor();
    const bytes = [...gif('c.gif', 280)];
    const transfer = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(given)], 'c.gif', { type: 'image/gif' }));
      return data;
    }, bytes);
    const shelf = page.getByRole('dialog', { name: 'Our shelf' });
    await shelf.dispatchEvent('dragover', { dataTransfer: transfer });
    await page.getByText('Let go to put it on the shelf').waitFor();
    await shelf.dispatchEvent('drop', { dataTransfer: transfer });
    await tagsField(page).fill('good roll');
    await put(page);
    await sends(page, 'good roll').waitFor();
    await mara.shot('shelf');
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.getByRole('list', { name: 'Files for the next message' }).count())
      .toBe(0);
  });

  it('refuses what does not move before it is brought', async () => {
    const { page } = mara;
    const uploads = uploadsOf(mara);
    await openShelf(page);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add one' }).click(),
    ]);
    await chooser.setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    const notice = page.getByText(/A GIF, an animated WebP/);
    await notice.waitFor();
    // The shelf lies open: what is told may not lie behind it.
    await expect.poll(() => notice.evaluate(isOnTop)).toBe(true);
    await mara.shot('shelf-notice');
    expect(uploads).toEqual([]);
    // A press outside of the shelf closes it: the X of what is told about it is no such press.
    await notice.locator('..').getByRole('button', { name: 'Close the notice' }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await settled(page);
    expect(await page.getByRole('dialog', { name: 'Our shelf' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('shows in an open page what others put there, call otherwise and take away', async () => {
    const { page } = other;
    const stays = await shelveGif(owner, ['stays here']);
    await openShelf(page);
    await sends(page, 'stays here').waitFor();
    await owner.must(200, 'PATCH', `/api/gifs/${stays.id}`, { tags: ['called otherwise'] });
    await sends(page, 'called otherwise').waitFor();
    const comes = await shelveGif(owner, ['comes later']);
    await page.getByText('1 new on the shelf.').waitFor();
    await expect.poll(() => sends(page, 'comes later').count()).toBe(0);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await sends(page, 'comes later').waitFor();
    expect(await axe(page)).toEqual([]);
    for (const { id } of [stays, comes]) await owner.must(204, 'DELETE', `/api/gifs/${id}`);
    await expect.poll(() => sends(page, 'comes later').count()).toBe(0);
    await expect.poll(() => sends(page, 'called otherwise').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('is searched as one types, and sends by Enter without an upload', async () => {
    const { page } = mara;
    const uploads = uploadsOf(mara);
    await mara.box.fill('half written');
    await openShelf(page);
    await sends(page, 'butter side up').waitFor();
    await page.keyboard.type('goa');
    await sends(page, 'butter side up').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await expect.poll(() => large(other, 'goat').count()).toBe(2);
    await expect.poll(() => mara.box.inputValue()).toBe('half written');
    expect(uploads).toEqual([]);
    await expect
      .poll(async () => (await owner.must(200, 'GET', '/api/gifs?q=goat')).gifs[0].uses)
      .toBe(1);
    await mara.box.fill('');
  });

  it('is narrowed by a tag that is pressed', async () => {
    const { page } = mara;
    await openShelf(page);
    const chip = page.getByRole('button', { name: 'With the tag butter side up' });
    await chip.click();
    await sends(page, 'goat, of course').waitFor({ state: 'detached' });
    await sends(page, 'butter side up').waitFor();
    await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true');
    await chip.click();
    await sends(page, 'goat, of course').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is gone through by arrows, and puts one into the box first with Shift', async () => {
    const { page } = mara;
    await openShelf(page);
    await sends(page, 'goat, of course').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Enter');
    const tray = page.getByRole('list', { name: 'Files for the next message' });
    await tray.getByRole('listitem').waitFor();
    await mara.write('She means it');
    await other
      .said('She means it')
      .getByRole('button', { name: /^Open large/ })
      .waitFor();
    await tray.waitFor({ state: 'detached' });
  });

  it('keeps what was sent without a line, over a reload, once', async () => {
    const { page } = mara;
    const before = await large(other, 'kettle').count();
    await openShelf(page);
    await sends(page, 'kettle').waitFor();
    await mara.context.setOffline(true);
    await sends(page, 'kettle').click();
    await large(mara, 'kettle').last().waitFor();
    await mara.context.setOffline(false);
    await page.reload();
    await expect.poll(() => large(other, 'kettle').count(), { timeout: 20_000 }).toBe(before + 1);
    await mara.rowsAreReady();
    await expect
      .poll(() => page.getByRole('list', { name: 'Files for the next message' }).count())
      .toBe(0);
  });

  it('has favourites of each one', async () => {
    const { page } = other;
    await openShelf(page);
    await sends(page, 'kettle').hover();
    await page.getByRole('button', { name: 'Make kettle a favourite' }).click();
    await page.getByRole('button', { name: 'My favourites' }).click();
    await sends(page, 'good roll').waitFor({ state: 'detached' });
    await sends(page, 'kettle').waitFor();
    await page.keyboard.press('Escape');
    await openShelf(mara.page);
    await mara.page.getByRole('button', { name: 'My favourites' }).click();
    await mara.page.getByText('The heart on a picture').waitFor();
    await mara.page.keyboard.press('Escape');
  });

  it('is looked after by who put it there: other tags, taken away, called back', async () => {
    const { page } = mara;
    const more = async (name: string, verb: string) => {
      await sends(page, name).hover();
      await page.getByRole('button', { name: `More about ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: verb }).click();
    };
    await openShelf(page);
    await sends(page, 'good roll').waitFor();
    await more('good roll', 'Change its tags');
    await tagsField(page).fill('twenty');
    await page.getByRole('button', { name: 'Save' }).click();
    await sends(page, 'twenty').waitFor();
    await more('twenty', 'Take it off the shelf');
    await sends(page, 'twenty').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await sends(page, 'twenty').waitFor();
    await more('twenty', 'Take it off the shelf');
    await page.keyboard.press('Escape');
    const left = async () =>
      (await owner.must(200, 'GET', '/api/gifs')).gifs.flatMap((one: any) => one.tags);
    await expect.poll(left).not.toContain('twenty');
    await openShelf(other.page);
    await sends(other.page, 'kettle').hover();
    await other.page.getByRole('button', { name: 'More about kettle', exact: true }).click();
    await other.page.getByRole('menuitem', { name: 'Into the box first' }).waitFor();
    await expect
      .poll(() => other.page.getByRole('menuitem', { name: 'Take it off the shelf' }).count())
      .toBe(0);
    await other.page.keyboard.press('Escape');
    await other.page.keyboard.press('Escape');
  });

  it('is for guests to look and to send', async () => {
    const gus = await visit('gus');
    const before = await large(other, 'kettle').count();
    await openShelf(gus.page);
    await sends(gus.page, 'kettle').waitFor();
    await expect.poll(() => gus.page.getByRole('button', { name: 'Add one' }).count()).toBe(0);
    await sends(gus.page, 'kettle').click();
    await expect.poll(() => large(other, 'kettle').count()).toBe(before + 1);
    await gus.leave();
  });

  it('stands still where nobody wants motion, until it is pointed at', async () => {
    const still = await visit('tavi', { reducedMotion: 'reduce' });
    const { page } = still;
    await openShelf(page);
    const shelf = page.getByRole('dialog', { name: 'Our shelf' });
    await sends(page, 'kettle').waitFor();
    await expect.poll(() => shelf.locator('[data-moves]').count()).toBe(0);
    await sends(page, 'kettle').hover();
    await expect.poll(() => shelf.locator('[data-moves]').count()).toBe(1);
    await still.leave();
  });

  it('is a sheet on a phone, whose buttons a finger can hit', async () => {
    const small = await visit('tavi', phone);
    const { page } = small;
    await page.getByRole('button', { name: 'GIFs from our shelf' }).tap();
    await sends(page, 'kettle').waitFor();
    for (const name of ['More about kettle', 'New']) {
      const box = await restingBox(page.getByRole('button', { name, exact: true }));
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
    await small.shot('shelf-phone');
    expect(await axe(page)).toEqual([]);
    await small.leave();
  });
});

describe('a short film without sound', () => {
  it('plays in its place as animated pictures do, and rests out of sight', async () => {
    const { page } = other;
    await shareFile(owner, 'a.mp4', silentFilm());
    const film = other.conversation.locator('video[aria-label="a.mp4"]');
    await expect
      .poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime))
      .toBeGreaterThan(0);
    await expect.poll(() => film.getAttribute('controls')).toBeNull();
    await expect
      .poll(() => film.evaluate((video: HTMLVideoElement) => video.muted && video.loop))
      .toBe(true);
    await film.hover();
    await expect.poll(() => film.getAttribute('controls')).not.toBeNull();
    await page.mouse.move(0, 0);
    for (let at = 0; at < 40; at += 1) await owner.say(`line ${at}`);
    await other.sees('line 39');
    await expect
      .poll(() =>
        film.evaluateAll((all) => all.every((video) => (video as HTMLVideoElement).paused)),
      )
      .toBe(true);
  });

  it('breaks no rule of the page', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await other.faults()).toEqual([]);
  });
});
