// Roles that change hands, pressed for real with both people looking on: a moderator is made, words are
// taken back, the whole server is handed over; the pages for those who look after exist for them alone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let otisAlone: Person;
let mara: Visitor;
let tavi: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  const owner = await server.setUp();
  await owner.bring('member', 'tavi');
  otisAlone = await owner.bring('member', 'otis');
  await otisAlone.say('buy my boats');
  await owner.say('a calm word');
  [mara, tavi] = await Promise.all([
    Visitor.arrive(browser, server.origin, { ...desktop, colorScheme: 'dark' }),
    Visitor.arrive(browser, server.origin),
  ]);
  await mara.signIn('mara', Person.passwordOf('mara'));
  await tavi.signIn('tavi', Person.passwordOf('tavi'));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const dialog = (visitor: Visitor) => visitor.page.getByRole('dialog');
const choose = (visitor: Visitor, item: string) =>
  visitor.page.getByRole('menuitem', { name: item, exact: true }).click();
const roleOf = async (username: string) => {
  const { members } = await otisAlone.must(200, 'GET', '/api/members');
  return members.find((one: { username: string }) => one.username === username).role;
};

describe('roles', () => {
  it('keep pages of their own: there is no page of what was done for a member', async () => {
    await tavi.go('/settings/audit');
    await tavi.page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
    await expect.poll(() => tavi.page.getByRole('link', { name: 'What was done' }).count()).toBe(0);
  });

  it('a moderator is made, and it shows on the open page', async () => {
    await mara.go('/settings/people');
    await mara.page.getByRole('button', { name: 'Change something for tavi' }).click();
    await choose(mara, 'Let look after the room');
    await expect.poll(() => roleOf('tavi')).toBe('moderator');
    await tavi.page.getByRole('link', { name: 'What was done' }).waitFor();
  });

  it('what somebody said lately is taken back, as far as was chosen', async () => {
    await tavi.go('/c/home');
    await tavi.sees('buy my boats');
    await tavi.page.getByRole('button', { name: 'People', exact: true }).click();
    await tavi.page.getByRole('complementary', { name: 'People' }).getByText('otis').click();
    await tavi.page.getByRole('button', { name: 'Look after' }).click();
    await choose(tavi, 'Take back what was said lately');
    await dialog(tavi).getByRole('radio', { name: 'An hour' }).check();
    await tavi.shot('clean');
    expect(await axe(tavi.page)).toEqual([]);
    await mara.go('/c/home');
    await mara.sees('buy my boats');
    await dialog(tavi).getByRole('button', { name: 'Take back what was said lately' }).click();
    await mara.said('buy my boats').waitFor({ state: 'detached' });
    await mara.sees('a calm word');
  });

  it('the server is handed over, and who gave it away goes on as a moderator', async () => {
    await mara.go('/settings/people');
    await mara.page.getByRole('button', { name: 'Change something for tavi' }).click();
    await choose(mara, 'Give the keys');
    await dialog(mara).getByRole('button', { name: 'Hand them over' }).click();
    await expect.poll(() => roleOf('tavi')).toBe('owner');
    await expect.poll(() => roleOf('mara')).toBe('moderator');
    await tavi.go('/settings/people');
    await tavi.page.getByRole('button', { name: 'Change something for mara' }).click();
    await tavi.page.getByRole('menuitem', { name: 'Give the keys' }).waitFor();
    await tavi.page.keyboard.press('Escape');
    await expect
      .poll(() => mara.page.getByRole('button', { name: 'Change something for tavi' }).count())
      .toBe(0);
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    for (const visitor of [mara, tavi]) expect(await visitor.faults()).toEqual([]);
  });
});
