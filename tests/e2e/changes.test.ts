// Two people: what one changes or takes away is changed or gone for the other; and every way through
// the room by keys.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let mara: Visitor;
let tavi: Visitor;

const { visit } = withHome(async (home) => {
  ({ owner } = home);
  await owner.say('a first word');
  mara = await home.visit('mara');
  tavi = await home.visit('tavi');
});

async function openMenu(visitor: Visitor, words: string): Promise<void> {
  await visitor.said(words).first().click({ button: 'right' });
  await visitor.page.getByRole('menu', { name: 'About this message' }).waitFor();
}

describe('changing what was said', () => {
  it('is done where it stands and seen by all, with the mark of it', async () => {
    await tavi.write('I bring bred.');
    await mara.sees('I bring bred.');
    await openMenu(tavi, 'I bring bred.');
    await tavi.page.getByRole('menuitem', { name: 'Edit' }).click();
    const field = tavi.page.getByRole('textbox', { name: 'Change the message' });
    await field.fill('I bring bread.');
    await tavi.shot('edit');
    expect(await axe(tavi.page)).toEqual([]);
    await field.press('Enter');
    for (const one of [mara, tavi]) {
      await one.sees('I bring bread.');
      await one.said('I bring bread.').getByText('edited').waitFor();
    }
    await expect
      .poll(() => tavi.page.evaluate(() => document.activeElement?.tagName))
      .toBe('TEXTAREA');
  });

  it('begins with the up arrow in an empty box and ends with Escape', async () => {
    await tavi.box.press('ArrowUp');
    const field = tavi.page.getByRole('textbox', { name: 'Change the message' });
    await field.fill('never mind');
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await tavi.sees('I bring bread.');
    await expect.poll(() => tavi.said('never mind').count()).toBe(0);
  });

  it('to nothing asks whether it is to be deleted', async () => {
    await tavi.box.press('ArrowUp');
    const field = tavi.page.getByRole('textbox', { name: 'Change the message' });
    await field.fill('');
    await field.press('Enter');
    await tavi.page.getByRole('heading', { name: 'Delete this message?' }).waitFor();
    await tavi.shot('delete-question');
    expect(await axe(tavi.page)).toEqual([]);
    await tavi.page.getByRole('button', { name: 'Delete for everyone' }).click();
    for (const one of [mara, tavi]) {
      await one.said('I bring bread.').waitFor({ state: 'detached' });
      await expect.poll(() => one.page.content()).not.toContain('I bring bread.');
    }
  });

  it('is offered to nobody else, and deleting to moderators', async () => {
    await tavi.write('mine alone');
    await mara.sees('mine alone');
    await openMenu(mara, 'mine alone');
    await expect.poll(() => mara.page.getByRole('menuitem', { name: 'Edit' }).count()).toBe(0);
    await mara.page.getByRole('menuitem', { name: 'Delete' }).click({ modifiers: ['Shift'] });
    await tavi.said('mine alone').waitFor({ state: 'detached' });
    await mara.write('words of the owner');
    await tavi.sees('words of the owner');
    await openMenu(tavi, 'words of the owner');
    await expect.poll(() => tavi.page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
    await tavi.page.keyboard.press('Escape');
  });

  it('calls whom it answers, unless the switch says no', async () => {
    await tavi.write('who brings the bread');
    await mara.sees('who brings the bread');
    const answer = async (words: string, quiet: boolean) => {
      await mara.said('who brings the bread').first().hover();
      await mara.page.getByRole('button', { name: 'Reply', exact: true }).click();
      const ring = mara.page.getByRole('button', { name: 'Call Tavi with this reply' });
      await expect.poll(() => ring.getAttribute('aria-pressed')).toBe('true');
      if (quiet) await ring.click();
      await mara.shot(quiet ? 'reply-quiet' : 'reply-loud');
      await mara.write(words);
      await tavi.sees(words);
    };
    await answer('bread is here', false);
    await answer('with no noise', true);
    await tavi.page.getByRole('button', { name: /^Mentions/ }).click();
    const inbox = tavi.page.getByRole('complementary', { name: /Mentions/ });
    await inbox.getByText('bread is here').waitFor();
    await expect.poll(() => inbox.getByText('with no noise').count()).toBe(0);
    await tavi.page.keyboard.press('Escape');
  });

  it('leaves no words behind in a quote of what is gone', async () => {
    await tavi.write('a secret recipe');
    await mara.sees('a secret recipe');
    await mara.said('a secret recipe').first().hover();
    await mara.page.getByRole('button', { name: 'Reply', exact: true }).click();
    await mara.write('nobody will know');
    await tavi.sees('nobody will know');
    await tavi.said('a secret recipe').first().focus();
    await tavi.page.keyboard.press('Shift+Delete');
    for (const one of [mara, tavi]) {
      await one.said('nobody will know').getByText('This message was taken back').waitFor();
      await expect.poll(() => one.said('nobody will know').textContent()).not.toMatch(/tavi/i);
      await expect
        .poll(() => one.page.content(), { timeout: 15_000 })
        .not.toContain('a secret recipe');
    }
  });

  it('is told to whoever follows a link to it, among what stands around', async () => {
    const gone = await owner.say('soon gone');
    await owner.say('said right after it');
    await owner.must(204, 'DELETE', `/api/channels/home/messages/${gone._id}`);
    await mara.go(`/c/home/${gone.seq}`);
    await mara.page.getByText(/leads to was taken back/).waitFor();
    await mara.sees('said right after it');
    await mara.go(`/c/home/${gone.seq + 5000}`);
    await mara.page.getByText(/leads to is not here/).waitFor();
    await mara.page.waitForURL(/\/c\/home$/);
  });
});

describe('ways by key', () => {
  it('lead anywhere with a few letters', async () => {
    await mara.page.keyboard.press('Control+k');
    const field = mara.page.getByRole('combobox', { name: 'Go to' });
    await field.fill('hom');
    await mara.page.getByRole('option', { name: /^home/ }).waitFor();
    await mara.shot('switcher');
    expect(await axe(mara.page)).toEqual([]);
    await field.press('Enter');
    await field.waitFor({ state: 'detached' });
    await mara.page.keyboard.press('Control+k');
    await field.fill('zzz');
    await mara.page.getByText('Nobody and nothing called “zzz”.').waitFor();
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it('lead anywhere also when they are pressed before the room is all there', async () => {
    let letThrough = () => {};
    const held = new Promise<void>((done) => {
      letThrough = done;
    });
    await mara.context.route('**/assets/room-extras-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await mara.page.reload();
    await mara.box.waitFor();
    await mara.box.press('Control+k');
    const field = mara.page.getByRole('combobox', { name: 'Go to' });
    await field.waitFor();
    letThrough();
    await mara.context.unroute('**/assets/room-extras-*.js');
    await mara.rowsAreReady();
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    // From here on it is the room's own key that answers.
    await mara.page.keyboard.press('Control+k');
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it('are all told on one sheet', async () => {
    await mara.page.keyboard.press('Control+/');
    await mara.page.getByRole('heading', { name: 'Keys' }).waitFor();
    await mara.shot('keys');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Escape');
    await mara.page.getByRole('heading', { name: 'Keys' }).waitFor({ state: 'detached' });
  });

  it('the switcher fills a phone', async () => {
    const visitor = await visit('mara', {
      ...phone,
      colorScheme: 'light',
    });
    await visitor.page.getByRole('button', { name: /^Rooms/ }).click();
    await visitor.page.getByRole('button', { name: 'Find a room or a friend' }).click();
    await visitor.page.getByRole('combobox', { name: 'Go to' }).waitFor();
    await visitor.shot('switcher-phone-light');
    expect(await axe(visitor.page)).toEqual([]);
    await visitor.leave();
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await tavi.faults()).toEqual([]);
  });
});
