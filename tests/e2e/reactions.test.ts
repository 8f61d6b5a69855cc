// Two people and their reactions: at once here, soon there, right after a race, by pointer, key and touch.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, restingBox, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.say('Soup is on at eight.');
  await tavi.say('I bring bread.');
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

const chip = (visitor: Visitor, words: string, emoji: string) =>
  visitor.said(words).getByRole('button', { name: new RegExp(`^${emoji},`) });
const find = async (words: string) => (await owner.history()).find((one) => one.content === words);
const stored = async (words: string) =>
  (await find(words))?.reactions as { emoji: string; users: string[] }[] | undefined;

async function react(who: Person, words: string, emoji: string): Promise<void> {
  const path = `/api/channels/home/messages/${(await find(words))?._id}/reactions`;
  await who.must(204, 'PUT', `${path}/${encodeURIComponent(emoji)}`);
}

describe('reactions', () => {
  it('are given from the toolbar, shown at once and to everybody', async () => {
    await mara.said('I bring bread.').hover();
    await mara.page.getByRole('button', { name: 'React with a heart' }).click();
    await chip(mara, 'I bring bread.', '❤️').waitFor();
    await chip(other, 'I bring bread.', '❤️').waitFor();
    await expect
      .poll(() => chip(mara, 'I bring bread.', '❤️').getAttribute('aria-pressed'))
      .toBe('true');
    await expect
      .poll(() => chip(other, 'I bring bread.', '❤️').getAttribute('aria-pressed'))
      .toBe('false');
    await mara.shot('reactions');
    expect(await axe(mara.page)).toEqual([]);
  });

  it('are joined by a press and taken back by another', async () => {
    await chip(other, 'I bring bread.', '❤️').click();
    await mara.said('I bring bread.').getByRole('button', { name: '❤️, 2 people' }).waitFor();
    await chip(mara, 'I bring bread.', '❤️').click();
    await other.said('I bring bread.').getByRole('button', { name: '❤️, 1 person' }).waitFor();
    await chip(other, 'I bring bread.', '❤️').click();
    await chip(mara, 'I bring bread.', '❤️').waitFor({ state: 'detached' });
  });

  it('end as the last of many quick presses said', async () => {
    await mara.said('I bring bread.').first().focus();
    await mara.page.keyboard.press('+');
    await mara.page.getByRole('dialog', { name: 'React' }).waitFor();
    await mara.page.keyboard.type('thumbs up');
    await mara.page.getByRole('option', { name: 'thumbs up' }).first().waitFor();
    await mara.page.keyboard.press('Enter');
    const thumb = chip(mara, 'I bring bread.', '👍');
    await thumb.waitFor();
    // The chip stays while somebody else holds it.
    await react(tavi, 'I bring bread.', '👍');
    await mara.said('I bring bread.').getByRole('button', { name: '👍, 2 people' }).waitFor();
    for (let press = 0; press < 5; press += 1) await thumb.click();
    await expect.poll(async () => (await stored('I bring bread.'))?.[0]?.users).toEqual(['tavi']);
    await other.said('I bring bread.').getByRole('button', { name: '👍, 1 person' }).waitFor();
    await thumb.click();
    await expect
      .poll(async () => (await stored('I bring bread.'))?.[0]?.users)
      .toEqual(['tavi', 'mara']);
  });

  it('are chosen from all emoji, behind the toolbar and behind the plus', async () => {
    const picker = mara.page.getByRole('dialog', { name: 'React' });
    await mara.said('I bring bread.').hover();
    await mara.page.getByRole('button', { name: 'React', exact: true }).last().click();
    await picker.getByRole('group', { name: 'You use these' }).waitFor();
    // The pointer goes from the row to the picker, which stays where it is.
    await picker.getByRole('option', { name: 'thumbs up' }).first().hover();
    await mara.shot('reaction-picker');
    await mara.page.keyboard.press('Escape');
    await expect.poll(() => picker.count()).toBe(0);
    await mara.said('I bring bread.').getByRole('button', { name: 'React', exact: true }).click();
    await picker.getByRole('combobox').fill('baguette');
    await picker.getByRole('option', { name: 'baguette bread' }).click();
    await chip(other, 'I bring bread.', '🥖').waitFor();
    await chip(mara, 'I bring bread.', '🥖').click();
    await chip(other, 'I bring bread.', '🥖').waitFor({ state: 'detached' });
  });

  it("are chosen from the group's own emoji too, which stand first and are found by other names", async () => {
    await owner.must(201, 'POST', '/api/emoji', { name: 'party_cat', aliases: ['dance'] });
    const picker = mara.page.getByRole('dialog', { name: 'React' });
    await mara.said('I bring bread.').hover();
    await mara.page.getByRole('button', { name: 'React', exact: true }).last().click();
    const ours = picker.getByRole('group', { name: 'Ours' });
    await ours.getByRole('option', { name: 'party_cat' }).waitFor();
    await mara.shot('own-emoji');
    await picker.getByRole('combobox').fill('dance');
    await picker.getByRole('option', { name: 'party_cat' }).click();
    await chip(other, 'I bring bread.', ':party_cat:').waitFor();
    await chip(mara, 'I bring bread.', ':party_cat:').click();
    await chip(other, 'I bring bread.', ':party_cat:').waitFor({ state: 'detached' });
  });

  it('keep their order and name who gave them', async () => {
    await react(tavi, 'I bring bread.', '🎉');
    await chip(mara, 'I bring bread.', '🎉').waitFor();
    const shown = await mara.said('I bring bread.').locator('[data-reaction]').allInnerTexts();
    expect(shown.map((text) => text.replace(/\s+/g, ''))).toEqual(['👍2', '🎉1']);
    // The pointer rests on the chip already: only coming to it opens the tip.
    await mara.box.hover();
    await chip(mara, 'I bring bread.', '👍').hover();
    await mara.page.getByText(/^tavi and you with 👍$/i).waitFor();
  });

  it('tell by touch who gave them, and are given from the sheet', async () => {
    const visitor = await visit('mara', { ...phone, colorScheme: 'dark' });
    await visitor.said('Soup is on').first().click({ button: 'right' });
    await visitor.page.getByRole('menu', { name: 'About this message' }).waitFor();
    await visitor.shot('actions-phone-dark');
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.page.getByRole('menuitem', { name: 'React with 🎉' }).click();
    await chip(other, 'Soup is on', '🎉').waitFor();
    await visitor.said('Soup is on').first().click({ button: 'right' });
    await visitor.page.getByRole('menuitem', { name: 'More emoji' }).click();
    const picker = visitor.page.getByRole('dialog', { name: 'React' });
    await picker.getByRole('group', { name: 'Faces' }).waitFor();
    await visitor.shot('reaction-picker-phone-dark');
    const sheet = await restingBox(picker);
    expect(sheet.width).toBe(390);
    await picker.getByRole('combobox').fill('ramen');
    await picker.getByRole('option').first().tap();
    await chip(other, 'Soup is on', '🍜').waitFor();
    await chip(visitor, 'I bring bread.', '👍').click({ button: 'right' });
    await visitor.page.getByRole('heading', { name: 'Who reacted' }).waitFor();
    await visitor.shot('who-phone-dark');
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.leave();
  });

  it('that are refused go back and say so', async () => {
    await mara.context.route('**/reactions/**', (route) => route.abort());
    await mara.said('Soup is on').hover();
    await mara.page.getByRole('button', { name: 'React with a heart' }).click();
    await mara.page.getByText("The server didn't answer.").waitFor();
    await chip(mara, 'Soup is on', '❤️').waitFor({ state: 'detached' });
    await mara.context.unroute('**/reactions/**');
  });
});
