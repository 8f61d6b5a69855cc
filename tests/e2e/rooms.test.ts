// Rooms and talks, with two or three people: made, changed, moved, closed, left, archived, deleted; who
// is not let in never hears of them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { openBrowser, phone, restingBox, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let mara: Visitor;
let tavi: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  await owner.bring('member', 'tavi');
  await owner.bring('member', 'otis');
  await owner.say('a first word');
  [mara, tavi] = await Promise.all([
    Visitor.arrive(browser, server.origin, { ...desktopDark }),
    Visitor.arrive(browser, server.origin),
  ]);
  await mara.signIn('mara', Person.passwordOf('mara'));
  await tavi.signIn('tavi', Person.passwordOf('tavi'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const desktopDark = { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' } as const;
const door = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
const dialog = (visitor: Visitor) => visitor.page.getByRole('dialog');

async function openRoomMenu(visitor: Visitor, name: string): Promise<void> {
  await door(visitor, name).click({ button: 'right' });
  await visitor.page.getByRole('menu', { name: `About ${name}` }).waitFor();
}

const choose = (visitor: Visitor, item: string) =>
  visitor.page.getByRole('menuitem', { name: item }).click();

describe('rooms', () => {
  it('are made with a name and a sign, and stand on every wall', async () => {
    await mara.page.getByRole('button', { name: 'Make a room' }).click();
    await dialog(mara).getByLabel('Name', { exact: true }).fill('kitchen');
    await dialog(mara).getByLabel('What it is about').fill('Pots and pans');
    await dialog(mara).getByRole('radio', { name: 'Pot', exact: true }).check();
    await mara.shot('room-dialog');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Make the room' }).click();
    await mara.page.getByRole('heading', { name: 'kitchen', level: 1 }).waitFor();
    await door(tavi, 'kitchen').click();
    await tavi.page.getByText('Pots and pans').first().waitFor();
    await tavi.page.getByText('This is where kitchen begins.').waitFor();
  });

  it('tell of what is new in them: bold for words, a number for my name', async () => {
    await door(mara, 'home').click();
    const box = tavi.page.getByRole('textbox', { name: 'Write to kitchen' });
    await box.fill('anybody hungry?');
    await box.press('Enter');
    await door(mara, /^kitchen ?, unread$/).waitFor();
    await box.fill('@mara what about you?');
    await box.press('Enter');
    await door(mara, /^kitchen ?1 mention$/).waitFor();
    await expect.poll(() => mara.page.title()).toMatch(/^\(1\) /);
    await mara.shot('unread');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Alt+Shift+ArrowDown');
    await mara.page.getByRole('heading', { name: 'kitchen', level: 1 }).waitFor();
  });

  it('are renamed, put into a group that folds, and moved', async () => {
    await openRoomMenu(mara, 'kitchen');
    await choose(mara, 'Change the room');
    await dialog(mara).getByLabel('Name', { exact: true }).fill('pantry');
    await dialog(mara).getByLabel('Group of rooms').fill('Downstairs');
    await dialog(mara).getByRole('button', { name: 'Save' }).click();
    await door(tavi, 'pantry').waitFor();
    await tavi.page.getByText('mara named the room pantry').waitFor();
    await door(tavi, 'home').click();
    await tavi.page.getByRole('button', { name: 'Downstairs' }).click();
    await door(tavi, 'pantry').waitFor({ state: 'detached' });
    await tavi.page.reload();
    await tavi.page.getByRole('button', { name: 'Downstairs' }).click();
    await door(tavi, 'pantry').waitFor();
  });

  it('that are private exist only for who is let in', async () => {
    await mara.page.getByRole('button', { name: 'Make a room' }).first().click();
    await dialog(mara).getByLabel('Name', { exact: true }).fill('surprise');
    await dialog(mara).getByRole('switch', { name: 'Private' }).check();
    await dialog(mara).getByRole('checkbox', { name: 'otis' }).check();
    await dialog(mara).getByRole('button', { name: 'Make the room' }).click();
    await mara.page.getByRole('heading', { name: 'surprise', level: 1 }).waitFor();
    const path = new URL(mara.page.url()).pathname;
    await expect.poll(() => door(tavi, 'surprise').count()).toBe(0);
    await tavi.go(path);
    await tavi.page.getByRole('heading', { name: 'This room is not there' }).waitFor();
    await openRoomMenu(mara, 'surprise');
    await choose(mara, 'Change the room');
    await dialog(mara).getByRole('checkbox', { name: 'tavi' }).check();
    await dialog(mara).getByRole('button', { name: 'Save' }).click();
    await tavi.page.getByRole('heading', { name: 'surprise', level: 1 }).waitFor();
    await openRoomMenu(tavi, 'surprise');
    await choose(tavi, 'Leave');
    await tavi.page.getByRole('heading', { name: 'This room is not there' }).waitFor();
  });

  const walls = () =>
    tavi.page
      .getByRole('navigation', { name: 'Rooms' })
      .locator('[data-channel]')
      .allInnerTexts()
      .then((names) => names.map((name) => name.trim().split('\n')[0]));

  it('are put into another order by keyboard, and by dragging also into another group', async () => {
    await tavi.go('/c/home');
    await tavi.box.waitFor();
    const attic = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'attic' });
    await door(tavi, 'attic').waitFor();
    await door(mara, 'attic').waitFor();
    expect((await walls()).slice(0, 2)).toEqual(['attic', 'home']);
    await mara.page.getByRole('button', { name: 'Make a room' }).first().focus();
    await mara.page.keyboard.press('Tab');
    await door(mara, 'attic').focus();
    await mara.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await walls()).slice(0, 2)).toEqual(['home', 'attic']);
    await expect
      .poll(() => door(mara, 'attic').evaluate((row) => row === document.activeElement))
      .toBe(true);
    await door(mara, 'attic').hover();
    await mara.page.mouse.down();
    const there = await restingBox(door(mara, 'pantry'));
    await mara.page.mouse.move(there.x + 40, there.y + 4, { steps: 8 });
    await mara.shot('dragging');
    await mara.page.mouse.up();
    await expect
      .poll(async () => {
        const { channels } = await owner.must(200, 'GET', '/api/snapshot');
        return channels.find((one: { id: string }) => one.id === attic.id).section;
      })
      .toBe('Downstairs');
    const order = await walls();
    expect(order.indexOf('attic')).toBe(order.indexOf('pantry') - 1);
    // A drag opens nothing.
    await expect
      .poll(() => mara.page.getByRole('heading', { name: 'attic', level: 1 }).count())
      .toBe(0);
  });

  it('at their own pace say how long to wait, and keep the words meanwhile', async () => {
    const slow = await owner.must(201, 'POST', '/api/channels', {
      kind: 'text',
      name: 'slowly',
      slow_mode_s: 5,
    });
    await door(tavi, 'slowly').click();
    const box = tavi.page.getByRole('textbox', { name: 'Write to slowly' });
    await box.fill('one');
    await box.press('Enter');
    await tavi.page.getByRole('timer').waitFor();
    await box.fill('two');
    await box.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('two');
    await tavi.shot('slow-mode');
    expect(await axe(tavi.page)).toEqual([]);
    await tavi.page.getByRole('timer').waitFor({ state: 'detached' });
    await box.press('Enter');
    await expect
      .poll(async () => (await owner.history(slow.id)).map((one) => one.content))
      .toEqual(['one', 'two']);
    await door(mara, 'slowly').click();
    await mara.page.getByRole('textbox', { name: 'Write to slowly' }).fill('who looks after');
    await mara.page.keyboard.press('Enter');
    await tavi.page.getByRole('listitem').filter({ hasText: 'who looks after' }).waitFor();
    await expect.poll(() => mara.page.getByRole('timer').count()).toBe(0);
  });

  it('go into the archive and come back, and are deleted only by their name', async () => {
    await tavi.go('/c/home');
    await tavi.box.waitFor();
    await openRoomMenu(mara, 'slowly');
    await choose(mara, 'Put into the archive');
    await door(tavi, 'slowly').waitFor({ state: 'detached' });
    await tavi.page.getByRole('button', { name: 'The Lamp Room' }).click();
    await choose(tavi, 'The archive');
    await expect
      .poll(() => dialog(tavi).getByRole('button', { name: 'Bring back slowly' }).count())
      .toBe(0);
    await dialog(tavi).getByRole('link', { name: 'slowly' }).click();
    await tavi.page.getByText('This room is archived.').waitFor();
    await mara.page.getByRole('button', { name: 'The Lamp Room' }).click();
    await choose(mara, 'The archive');
    await dialog(mara).getByRole('link', { name: 'slowly' }).waitFor();
    await mara.shot('archive');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Bring back slowly' }).click();
    await dialog(mara).getByText('Nothing is in the archive.').waitFor();
    await mara.page.keyboard.press('Escape');
    await door(tavi, 'slowly').waitFor();
    await openRoomMenu(mara, 'pantry');
    await choose(mara, 'Delete the room');
    const sure = dialog(mara).getByRole('button', { name: 'Delete for good' });
    await expect.poll(() => sure.isDisabled()).toBe(true);
    await dialog(mara).getByLabel("The room's name").fill('pantry');
    await mara.shot('delete-room');
    expect(await axe(mara.page)).toEqual([]);
    await sure.click();
    await door(tavi, 'pantry').waitFor({ state: 'detached' });
    await door(mara, 'pantry').waitFor({ state: 'detached' });
  });
});

describe('direct talks', () => {
  it('are begun from the wall, named by who is in them, and seen by nobody else', async () => {
    await mara.page.getByRole('button', { name: 'Write to somebody' }).click();
    await dialog(mara).getByRole('checkbox', { name: 'tavi' }).check();
    await mara.shot('direct-dialog');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Begin' }).click();
    await mara.page.getByRole('heading', { name: 'tavi', level: 1 }).waitFor();
    const box = mara.page.getByRole('textbox', { name: 'Write to tavi' });
    await box.fill('between us');
    await box.press('Enter');
    await door(tavi, 'mara').click();
    await tavi.page.getByText('between us', { exact: true }).waitFor();
  });

  it('begin from the card of a friend as well, and lead to the same one', async () => {
    await mara.go('/c/home');
    await mara.page.getByRole('button', { name: 'People', exact: true }).click();
    await mara.page.getByRole('complementary', { name: 'People' }).getByText('tavi').click();
    await mara.page.getByRole('dialog', { name: 'About tavi' }).waitFor();
    await mara.shot('card');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Write', exact: true }).click();
    await mara.page.getByRole('heading', { name: 'tavi', level: 1 }).waitFor();
    await mara.page.getByText('between us', { exact: true }).waitFor();
  });
});

describe('what I hear of a room', () => {
  it('is chosen behind the bell and follows to my other devices', async () => {
    await mara.go('/c/home');
    await mara.box.waitFor();
    const other = await Visitor.arrive(browser, server.origin, { ...phone, colorScheme: 'light' });
    await other.signIn('mara', Person.passwordOf('mara'));
    await mara.page.getByRole('button', { name: 'What I hear of it' }).click();
    await choose(mara, 'Hear of nothing');
    await door(mara, /^home ?, muted$/).waitFor();
    await other.page.getByRole('button', { name: /^Rooms/ }).click();
    await door(other, /^home ?, muted$/).waitFor();
    await other.shot('drawer-muted-phone-light');
    expect(await axe(other.page)).toEqual([]);
    await other.leave();
  });
});

describe('pins and mentions', () => {
  it('are found again beside the conversation and lead back into it', async () => {
    await mara.said('a first word').first().click({ button: 'right' });
    await choose(mara, 'Pin for everybody');
    await tavi.go('/c/home');
    await tavi.said('mara pinned a message').waitFor();
    await tavi.page.getByRole('button', { name: 'Pins' }).click();
    const pins = tavi.page.getByRole('complementary', { name: 'Pins' });
    await pins.getByRole('link', { name: /a first word/ }).waitFor();
    await tavi.shot('pins');
    expect(await axe(tavi.page)).toEqual([]);
    await pins.getByRole('link', { name: /a first word/ }).click();
    await expect.poll(() => new URL(tavi.page.url()).pathname).toMatch(/^\/c\/home\/\d+$/);
    await mara.write('@tavi look at this');
    await tavi.page.getByRole('button', { name: 'Mentions' }).click();
    await tavi.page
      .getByRole('complementary', { name: 'Mentions' })
      .getByText('@tavi look at this')
      .waitFor();
  });

  it('name friends, whose card opens by a press or by Enter', async () => {
    const name = tavi.said('look at this').getByRole('button', { name: '@tavi' });
    const card = tavi.page.getByRole('dialog', { name: /tavi/i });
    await name.click();
    await card.waitFor();
    await tavi.shot('mention-card');
    await tavi.page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await name.focus();
    await tavi.page.keyboard.press('Enter');
    await card.waitFor();
    expect(await axe(tavi.page)).toEqual([]);
    await tavi.page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });
});

describe('being here', () => {
  it('is told in a few words, and as one wishes', async () => {
    await mara.page.getByRole('navigation', { name: 'Rooms' }).getByText('mara').last().click();
    await choose(mara, 'Say what I am up to');
    await dialog(mara).getByLabel('In a few words').fill('knitting, slowly');
    expect(await axe(mara.page)).toEqual([]);
    await dialog(mara).getByRole('button', { name: 'Say it' }).click();
    await tavi.page.getByRole('button', { name: 'People', exact: true }).click();
    await tavi.page.getByText('knitting, slowly').waitFor();
  });

  it('shows who is writing, and stops when the words arrive', async () => {
    await tavi.box.pressSequentially('I am writing this');
    await mara.page.getByText('tavi is writing').waitFor();
    await tavi.box.press('Enter');
    await mara.page.getByText('tavi is writing').waitFor({ state: 'detached' });
    await mara.said('I am writing this').waitFor();
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await tavi.faults()).toEqual([]);
  });
});
