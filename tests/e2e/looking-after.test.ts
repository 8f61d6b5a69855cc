// Moderators and owners at work, with those they look after beside them: pauses, seats taken away, bans,
// what was said before an edit, roles and keys, and the page that tells who did what.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let mara: Visitor;
let tavi: Visitor;

withHome(async (home) => {
  ({ owner } = home);
  const otis = await owner.bring('member', 'otis');
  await owner.bring('member', 'yuki');
  await otis.say('I was here');
  mara = await home.visit('mara', { ...desktop, colorScheme: 'dark' });
  tavi = await home.visit('tavi');
});

const dialog = (visitor: Visitor) => visitor.page.getByRole('dialog');
const choose = (visitor: Visitor, item: string) =>
  visitor.page.getByRole('menuitem', { name: item }).click();

/** The card of whoever wrote these words, and behind it the menu of those who look after the room. */
async function lookAfter(name: string): Promise<void> {
  await mara.page.getByRole('button', { name: 'People', exact: true }).click();
  const pane = mara.page.getByRole('complementary', { name: 'People' });
  await pane.getByText(name, { exact: false }).first().click();
  await mara.page.getByRole('dialog', { name: new RegExp(`About ${name}`, 'i') }).waitFor();
  await mara.page.getByRole('button', { name: 'Look after' }).click();
  await mara.page.getByRole('menu', { name: 'Look after' }).waitFor();
}
const closePeople = () => mara.page.getByRole('button', { name: 'People', exact: true }).click();

describe('looking after the room', () => {
  it('somebody is asked to pause: the box says so at once, and opens again', async () => {
    await lookAfter('tavi');
    await mara.shot('look-after');
    expect(await axe(mara.page)).toEqual([]);
    await choose(mara, 'Pause for 10 minutes');
    await tavi.page.getByText('A moderator asked you to pause here for a while.').waitFor();
    await tavi.shot('paused');
    expect(await axe(tavi.page)).toEqual([]);
    await closePeople();
    await lookAfter('tavi');
    await choose(mara, 'End the pause');
    await tavi.box.waitFor();
    await tavi.write('I can talk again');
    await mara.sees('I can talk again');
    await closePeople();
  });

  it('what a message said before its edit is shown to moderators, and to nobody else', async () => {
    await tavi.write('the cat is grey');
    await tavi.box.press('ArrowUp');
    const field = tavi.page.getByRole('textbox', { name: 'Change the message' });
    await field.fill('the cat is white');
    await field.press('Enter');
    await mara.said('the cat is white').getByText('edited').waitFor();
    await mara.said('the cat is white').first().click({ button: 'right' });
    await choose(mara, 'What it said before');
    await dialog(mara).getByText('the cat is grey').waitFor();
    await dialog(mara).getByText('the cat is white').waitFor();
    await mara.shot('versions');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Escape');
    await tavi.said('the cat is white').first().click({ button: 'right' });
    await tavi.page.getByRole('menu', { name: 'About this message' }).waitFor();
    await expect
      .poll(() => tavi.page.getByRole('menuitem', { name: 'What it said before' }).count())
      .toBe(0);
    await tavi.page.keyboard.press('Escape');
  });

  it('a seat is taken away after a question, and whoever sat there stands before the door', async () => {
    await lookAfter('tavi');
    await choose(mara, 'Take the seat away');
    await mara.page.getByRole('heading', { name: /Take tavi's seat away/i }).waitFor();
    await mara.shot('kick');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Take the seat away' }).click();
    await tavi.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await tavi.page.getByText('Somebody who looks after the room has shown you out.').waitFor();
    await expect.poll(() => tavi.page.content()).not.toContain('the cat is white');
    await closePeople();
  });

  it('somebody is kept out for good, until that is lifted', async () => {
    await lookAfter('otis');
    await choose(mara, 'Keep out for good');
    await dialog(mara).getByRole('button', { name: 'Keep out for good' }).click();
    await expect
      .poll(async () => (await owner.must(200, 'GET', '/api/bans')).users)
      .toEqual(['otis']);
    await mara.go('/settings/people');
    await mara.page.getByRole('heading', { name: 'Kept out' }).waitFor();
    await mara.shot('bans');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Let in again: otis' }).click();
    await mara.page.getByRole('heading', { name: 'Kept out' }).waitFor({ state: 'detached' });
  });

  it('seats and keys are also given and taken in the settings', async () => {
    await mara.page.getByRole('button', { name: /Change something for yuki/i }).click();
    await choose(mara, 'Give the keys');
    await mara.page.getByRole('heading', { name: /Give yuki the keys/i }).waitFor();
    await mara.shot('keys-question');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Share the keys' }).click();
    await expect
      .poll(async () => {
        const { members } = await owner.must(200, 'GET', '/api/members');
        return members.find((one: { username: string }) => one.username === 'yuki').role;
      })
      .toBe('owner');
  });

  it('and who did it is told on a page of its own', async () => {
    await mara.go('/settings/audit');
    const page = mara.page.getByRole('main');
    for (const told of [
      /asked tavi to pause/i,
      /ended the pause of tavi/i,
      /took the seat of tavi away/i,
      /keeps otis out/i,
      /lifted the ban of otis/i,
      /made yuki an owner/i,
    ]) {
      await page.getByText(told).first().waitFor();
    }
    await expect.poll(() => page.innerText()).not.toContain('the cat is');
    await mara.shot('audit');
    expect(await axe(mara.page)).toEqual([]);
    expect(await mara.faults()).toEqual([]);
  });
});

describe('calling everybody', () => {
  it('asks first when that is very many, and never for words in code', async () => {
    const { code } = await owner.invite({ max_uses: 30 });
    for (let friend = 0; friend < 21; friend += 1) {
      const username = `friend-${friend}`;
      await owner.ask('POST', `/api/invites/${code}/accept`, {
        username,
        password: Person.passwordOf(username),
        bearer: true,
      });
    }
    await mara.go('/c/home');
    await mara.box.waitFor();
    await mara.write('`@everyone` is a word in code');
    await mara.sees('is a word in code');
    await mara.write('@everyone soup');
    await mara.page.getByRole('heading', { name: /^Call 2\d people\?$/ }).waitFor();
    await mara.shot('ask-all');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Let me think again' }).click();
    await expect.poll(() => mara.box.inputValue()).toBe('@everyone soup');
    await mara.box.press('Enter');
    await mara.page.getByRole('button', { name: 'Call them' }).click();
    await mara.sees('@everyone soup');
    await expect.poll(() => mara.box.inputValue()).toBe('');
  });
});
