// Pictures that stand for somebody or something: faces, the server's icon, own emoji; chosen by one, seen by the
// others at once, and what stands where they cannot be had.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, restingBox, type Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.must(201, 'POST', '/api/sendmessage', { channel: 'home', content: 'Me, in person' });
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

/** Red on the left, blue on the right, 600 by 400; noise makes it as large as is wanted. */
async function picture(page: Page, name: string, noise = 0) {
  const bytes = await page.evaluate(async (many) => {
    const canvas = new OffscreenCanvas(600, 400);
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.fillStyle = '#c02020';
    pen.fillRect(0, 0, 300, 400);
    pen.fillStyle = '#2020c0';
    pen.fillRect(300, 0, 300, 400);
    for (let dot = 0; dot < many; dot += 1) {
      pen.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
      pen.fillRect(Math.random() * 600, Math.random() * 400, 1, 1);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  }, noise);
  return { name, mimeType: 'image/png', buffer: Buffer.from(bytes) };
}

/** One pixel, red then blue, for ever: the smallest picture that moves. */
const moving = Buffer.from(
  '47494638396101000100800100c02020' +
    '2020c021ff0b4e45545343415045322e30030100000021f904000a0000002c000000000100010000020244010021' +
    'f904000a0000002c00000000010001000002024c01003b',
  'hex',
);

async function choose(page: Page, button: string, file: Awaited<ReturnType<typeof picture>>) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await chooser.setFiles(file);
}

const background = (one: Locator) =>
  one.evaluate((element) => getComputedStyle(element).backgroundImage);
const letter = (one: Locator) => one.locator('text').isVisible();

/** The colour in the middle of a picture of the server. */
function middle(page: Page, url: string): Promise<number[]> {
  return page.evaluate(async (address) => {
    const drawn = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(drawn.width, drawn.height);
    const pen = canvas.getContext('2d');
    pen?.drawImage(drawn, 0, 0);
    const [red = 0, , blue = 0] =
      pen?.getImageData(drawn.width / 2, drawn.height / 2, 1, 1).data ?? [];
    return [drawn.width, red, blue];
  }, url);
}

describe('a face', () => {
  it('is chosen, cut, and seen by everybody at once', async () => {
    const { page } = mara;
    const face = other.said('Me, in person').locator('svg.who-mara').first();
    await expect.poll(() => letter(face)).toBe(true);
    await mara.go('/settings/profile');
    await choose(page, 'Choose a picture', await picture(page, 'me.png'));
    const frame = page.getByRole('button', { name: /^The part that is seen/ });
    await frame.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowRight');
    await mara.shot('face-cut');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('Saved. Everybody sees it now.').waitFor();
    await mara.shot('face-profile');

    await expect.poll(() => background(face)).toContain('/api/faces/mara/');
    await expect.poll(() => letter(face)).toBe(false);
    const { avatar } = await owner.must(200, 'GET', '/api/me');
    const [side, red, blue] = await middle(other.page, avatar);
    expect(side).toBe(256);
    expect(red).toBeLessThan(90);
    expect(blue).toBeGreaterThan(150);
    await other.shot('face-in-room');
    expect(await axe(other.page)).toEqual([]);
  });

  it('stays the printed mat where the picture cannot be had', async () => {
    const apart = await visit('tavi', desktop, ({ context }) =>
      context.route('**/api/faces/**', (route) => route.abort()),
    );
    const face = apart.said('Me, in person').locator('svg.who-mara').first();
    await face.waitFor();
    await apart.page.waitForTimeout(500);
    await expect.poll(() => background(face)).toBe('none');
    await expect.poll(() => letter(face)).toBe(true);
    await apart.leave();
  });

  it('is dragged and pinched on a phone, and taken away again', async () => {
    const small = await visit('mara', { ...phone, colorScheme: 'dark' });
    const { page } = small;
    await small.go('/settings/profile');
    await choose(page, 'Choose another', await picture(page, 'again.png'));
    const frame = page.getByRole('button', { name: /^The part that is seen/ });
    const box = await restingBox(frame);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const fingers = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...apart: number[]) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: apart.map((dx, id) => ({ x: x + dx, y, id })),
      });
    const width = () => frame.locator('img').evaluate((one) => one.getBoundingClientRect().width);
    const before = await width();
    await touch('touchStart', -30, 30);
    await touch('touchMove', -60, 60);
    await touch('touchMove', -90, 90);
    await touch('touchEnd');
    await expect.poll(() => width()).toBeGreaterThan(before * 2);
    await small.shot('face-cut-phone');
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Take it away' }).click();
    await page.getByText('Taken away. Everybody sees it.').waitFor();
    const face = other.said('Me, in person').locator('svg.who-mara').first();
    await expect.poll(() => letter(face)).toBe(true);
    await expect.poll(() => background(face)).toBe('none');
    expect(await small.faults()).toEqual([]);
    await small.leave();
  });
});

describe("the server's icon", () => {
  it('stands over the rooms, and greets who was invited', async () => {
    const { page } = mara;
    await mara.go('/settings/server');
    await choose(page, 'Choose a picture', await picture(page, 'place.png'));
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('Saved. Everybody sees it now.').waitFor();
    await mara.shot('icon-settings');
    const mark = other.page
      .getByRole('navigation', { name: 'Rooms' })
      .locator('header span')
      .first();
    await expect.poll(() => background(mark)).toContain('/api/server/icon/');
    const { url } = await owner.must(201, 'POST', '/api/invites', {});
    const { context } = await visit('tavi');
    await context.clearCookies();
    const guest = await context.newPage();
    await guest.goto(url);
    const icon = guest.getByRole('main').locator('img');
    await icon.waitFor();
    await expect.poll(() => icon.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(256);
    await context.close();
  });
});

describe('an emoji with a picture', () => {
  it('says its limit before it is sent, is pasted, and takes its name from the file', async () => {
    const { page } = mara;
    await mara.go('/settings/emoji');
    await choose(page, 'Choose a picture', await picture(page, 'noise.png', 200_000));
    await page.getByText(/“noise.png” is .* A picture may have up to 256 kB here\./).waitFor();
    const bytes = [...(await picture(page, 'x')).buffer];
    await page.evaluate((given) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(
        new File([new Uint8Array(given)], 'Turnip Goat.png', { type: 'image/png' }),
      );
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, bytes);
    // It is no square: which part of it is asked. Its left half is red.
    await page.getByRole('dialog', { name: 'What is seen of it' }).waitFor();
    await mara.shot('emoji-cut');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /^The part that is seen/ }).focus();
    for (const key of [...Array<string>(6).fill('+'), ...Array<string>(30).fill('ArrowLeft')]) {
      await page.keyboard.press(key);
    }
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('img', { name: /^In the evening and in daylight/ }).waitFor();
    await expect
      .poll(() => page.getByLabel('Name', { exact: true }).inputValue())
      .toBe('turnip_goat');
    await mara.shot('emoji-new');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText(':turnip_goat: is ours now.').waitFor();
    const { emoji } = await tavi.must(200, 'GET', '/api/emoji');
    expect(emoji[0].url).toMatch(/^\/api\/emoji\/turnip_goat\//);
    const [red, , blue] = await page.evaluate(async (url) => {
      const image = await createImageBitmap(await (await fetch(url)).blob());
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      pen?.drawImage(image, 0, 0);
      return [...(pen?.getImageData(image.width - 8, image.height / 2, 1, 1).data ?? [])];
    }, emoji[0].url);
    expect(red).toBeGreaterThan(150);
    expect(blue).toBeLessThan(80);
  });

  it('is a picture in my own status line as well', async () => {
    const status = { state: 'online', text: 'grazing', emoji: ':turnip_goat:' };
    await owner.must(204, 'PUT', '/api/me/presence', status);
    await mara.go('/c/home');
    const mine = mara.page.getByRole('button', { name: /Mara/ }).filter({ hasText: 'grazing' });
    await mine.getByRole('img', { name: ':turnip_goat:' }).waitFor();
    await mara.shot('own-status');
    await owner.must(204, 'PUT', '/api/me/presence', { state: 'online' });
    await mine.waitFor({ state: 'detached' });
  });

  it('is drawn in words and alone, on chips, in the picker and while it is written', async () => {
    await mara.go('/c/home');
    await mara.rowsAreReady();
    await mara.write('Look, a :turnip_goat: here');
    await mara.write(':turnip_goat:');
    const goats = other.conversation.getByRole('img', { name: ':turnip_goat:' });
    await expect.poll(() => goats.count()).toBe(2);
    const [inWords, alone] = await goats.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height),
    );
    expect(alone).toBeGreaterThan((inWords ?? 0) * 1.8);
    const { messages } = await owner.must(200, 'GET', '/api/channels/home/messages?limit=1');
    await tavi.must(
      204,
      'PUT',
      `/api/channels/home/messages/${messages[0]._id}/reactions/${encodeURIComponent(':turnip_goat:')}`,
    );
    const chip = mara.page.locator('[data-reaction=":turnip_goat:"] > span');
    await expect.poll(() => background(chip)).toContain('/api/emoji/turnip_goat/');
    await expect.poll(() => chip.evaluate((one) => one.getBoundingClientRect().width)).toBe(20);
    await mara.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await mara.page.getByRole('option', { name: 'turnip_goat' }).first().locator('img').waitFor();
    await mara.page.keyboard.press('Escape');
    await mara.box.pressSequentially(':turni');
    await mara.page.getByRole('option').first().locator('img').waitFor();
    await mara.box.fill('');
    await mara.shot('emoji-in-room');
    expect(await axe(mara.page)).toEqual([]);
  });

  it('gets another picture, and one that moves stands still for who wants that', async () => {
    const { page } = mara;
    await mara.go('/settings/emoji');
    await page.getByRole('button', { name: 'Change turnip_goat' }).click();
    const file = { name: 'moves.gif', mimeType: 'image/gif', buffer: moving };
    await choose(page, 'Choose another', file);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved for :turnip_goat:.').waitFor();
    const { emoji } = await tavi.must(200, 'GET', '/api/emoji');
    expect(emoji[0].animated).toBe(true);
    const goat = (visitor: Visitor) =>
      visitor.conversation.getByRole('img', { name: ':turnip_goat:' }).first();
    // The stream told those who look on.
    await expect.poll(() => goat(other).getAttribute('src')).toBe(emoji[0].url);
    const still = await visit('tavi', { ...desktop, reducedMotion: 'reduce' });
    await expect.poll(() => goat(still).getAttribute('src')).toMatch(/^blob:/);
    await goat(still).hover();
    await expect.poll(() => goat(still).getAttribute('src')).toBe(emoji[0].url);
    expect(await still.faults()).toEqual([]);
    await still.leave();
    expect(await mara.faults()).toEqual([]);
    expect(await other.faults()).toEqual([]);
  });
});
