// Emoji of the group's own, from their page to the words they stand in, and a message that is changed
// with all the help that the box gives.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, restingBox, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let mara: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner } = home);
  await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen' });
  await owner.say('a first word');
  mara = await home.visit('mara', { ...desktop, colorScheme: 'dark' });
});

const door = (name: string | RegExp) =>
  mara.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
const field = () => mara.page.getByRole('textbox', { name: 'Change the message' });

describe('our emoji', () => {
  it('have a page, on which a name that everybody has is refused', async () => {
    await mara.go('/settings/emoji');
    await mara.page.getByText('There are none yet.').waitFor();
    await mara.page.getByLabel('Name', { exact: true }).fill('heart');
    await mara.page.getByRole('button', { name: 'Add it' }).click();
    await mara.page.getByText(':heart: is an emoji that everybody has.').waitFor();
    await mara.page.getByLabel('Name', { exact: true }).fill('party_cat');
    await mara.page.getByLabel('Other names').fill('meow');
    await mara.page.getByRole('button', { name: 'Add it' }).click();
    await mara.page.getByText('Also meow.').waitFor();
    await mara.page.getByRole('button', { name: 'Change party_cat' }).click();
    await mara.page.getByLabel('Other names of :party_cat:').fill('meow purr');
    await mara.page.getByRole('button', { name: 'Save' }).click();
    await mara.page.getByText('Also meow, purr.').waitFor();
    await mara.shot('own-emoji');
    expect(await axe(mara.page)).toEqual([]);
  });

  it('are offered while their name is written, and found by their other names', async () => {
    await mara.go('/c/home');
    await mara.box.pressSequentially('hey :party');
    const first = mara.page.getByRole('option').first();
    await first.getByText(':party_cat:').waitFor();
    await mara.shot('own-completion');
    await mara.box.press('Enter');
    await expect.poll(() => mara.box.inputValue()).toBe('hey :party_cat: ');
    await mara.box.pressSequentially(':purr:');
    await expect.poll(() => mara.box.inputValue()).toBe('hey :party_cat: :party_cat:');
    await mara.box.press('Enter');
    await mara.sees('hey');
  });

  it('stand in the picker and on chips by their name', async () => {
    const { messages } = await owner.must(200, 'GET', '/api/channels/home/messages?limit=5');
    const { _id } = messages.at(-1);
    await owner.must(
      204,
      'PUT',
      `/api/channels/home/messages/${_id}/reactions/${encodeURIComponent(':party_cat:')}`,
    );
    const chip = mara.page.locator('[data-reaction=":party_cat:"]');
    await chip.getByText('party_cat', { exact: true }).waitFor();
    await mara.page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await mara.page.getByRole('option', { name: 'party_cat' }).first().hover();
    await mara.shot('own-picker');
    await mara.page.keyboard.press('Escape');
    // The menu key on a chip tells who it was.
    await chip.focus();
    await mara.page.keyboard.press('Shift+F10');
    await mara.page.getByRole('heading', { name: 'Who reacted' }).waitFor();
    await owner.must(
      204,
      'DELETE',
      `/api/channels/home/messages/${_id}/reactions/${encodeURIComponent(':party_cat:')}`,
    );
    await mara.page.getByText('Nobody any more.').waitFor();
    await mara.page.keyboard.press('Escape');
  });
});

describe('a message that is changed', () => {
  it('completes names and takes marks, as the box does', async () => {
    await mara.write('soup at eight');
    await mara.sees('soup at eight');
    await mara.box.press('ArrowUp');
    await field().press('End');
    await field().pressSequentially(' @tav');
    await mara.page.getByRole('option').first().waitFor();
    await mara.shot('edit-completion');
    await field().press('Enter');
    await expect.poll(() => field().inputValue()).toBe('soup at eight @tavi ');
    await field().press('ControlOrMeta+a');
    await field().press('ControlOrMeta+b');
    await expect.poll(() => field().inputValue()).toContain('**soup');
  });

  it('is kept half made while another room is looked at', async () => {
    await field().fill('soup at nine');
    await door('kitchen').click();
    await mara.page.getByRole('heading', { name: 'kitchen', level: 1 }).waitFor();
    await door(/^home/).click();
    await field().waitFor();
    await expect.poll(() => field().inputValue()).toBe('soup at nine');
  });

  it('says how much is too much before anybody is asked', async () => {
    await field().fill('a'.repeat(4100));
    await mara.page.getByText('100 too many').waitFor();
    await expect
      .poll(() => mara.page.getByRole('button', { name: 'Save' }).isDisabled())
      .toBe(true);
    await mara.shot('edit-too-long');
    await field().fill('soup at nine');
    await field().press('Enter');
    await mara.sees('soup at nine');
    expect(await mara.faults()).toEqual([]);
  });

  it('tells its past on a phone as well', async () => {
    const other = await visit('mara', phone);
    const { x, y } = await restingBox(other.said('soup at nine').first());
    const session = await other.context.newCDPSession(other.page);
    const finger = [{ x: x + 80, y: y + 20 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: finger });
    // A finger that rests longer than a tap.
    await other.page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await other.page.getByRole('menu', { name: 'About this message' }).waitFor();
    await other.shot('row-sheet-phone');
    await other.page.getByRole('menuitem', { name: 'What it said before' }).tap();
    await other.page.getByRole('dialog').getByText('soup at eight').waitFor();
    await other.shot('versions-phone');
    expect(await axe(other.page)).toEqual([]);
    expect(await other.faults()).toEqual([]);
    await other.leave();
  });
});
