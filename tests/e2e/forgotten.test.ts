// Somebody who left for good, and whose words stay: wherever a name stood, the others see that it was a deleted
// member, at once and ever after.
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';

let mara: Visitor;
let bo: Visitor;

withHome(async (home) => {
  const { owner, tavi } = home;
  const leaving = await owner.bring('member', 'bo-leaves');
  await leaving.must(200, 'PATCH', '/api/me', { display_name: 'Bo' });
  await owner.must(200, 'PATCH', '/api/members/bo-leaves', { role: 'moderator' });
  const at = '/api/channels/home/messages';
  const soup = await owner.say('Soup is on at eight.');
  const bread = await leaving.say('I bring the bread.');
  await tavi.say('White or dark?', { reply_to: bread._id });
  await owner.say('Thanks @bo-leaves, that is kind.');
  await leaving.must(204, 'PUT', `${at}/${soup._id}/reactions/${encodeURIComponent('🎉')}`);
  await owner.must(204, 'PUT', `${at}/${bread._id}/pin`);
  await leaving.must(201, 'POST', '/api/directs', { users: ['mara'] });
  mara = await home.visit('mara');
  bo = await home.visit('bo-leaves');
});

const row = (words: string) => mara.conversation.locator('[data-row]').filter({ hasText: words });
const wall = () => mara.page.getByRole('navigation', { name: 'Rooms' });

/** Everything of the room that has names in it; nobody is called Bo any more. */
async function nobodyIsCalledBo(): Promise<void> {
  const bread = row('I bring the bread.').first();
  await bread.getByRole('button', { name: 'deleted member', exact: true }).waitFor();
  await expect.poll(() => bread.locator('[data-person]').count()).toBe(0);
  await expect
    .poll(() => row('White or dark?').getByRole('link').innerText())
    .toContain('deleted member');
  const mention = row('that is kind').getByText('@deleted member');
  await mention.waitFor();
  await expect.poll(() => mention.getAttribute('data-person')).toBeNull();
  const chip = row('Soup is on at eight.').locator('[data-reaction="🎉"]');
  await expect.poll(() => chip.getAttribute('data-tip')).toContain('deleted member');
  await wall().getByRole('link', { name: 'somebody who left' }).waitFor();
  await expect.poll(() => mara.page.locator('body').innerText()).not.toMatch(/\bBo\b|bo-leaves/);
}

async function noPaneCallsBo(): Promise<void> {
  await mara.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
  await mara.page.getByRole('menuitem', { name: 'Pins' }).click();
  const pins = mara.page.getByRole('complementary', { name: 'Pins' });
  await pins.getByRole('link', { name: /deleted member/ }).waitFor();
  await mara.go('/settings/audit');
  await mara.page.getByRole('main').getByText('deleted member').first().waitFor();
  await expect.poll(() => mara.page.locator('body').innerText()).not.toMatch(/\bBo\b|bo-leaves/);
  await mara.go('/c/home');
}

describe('somebody who left for good', () => {
  it('is called a deleted member at once wherever a name stood', async () => {
    await row('I bring the bread.')
      .first()
      .getByRole('button', { name: 'Bo', exact: true })
      .waitFor();
    await wall().getByRole('link', { name: 'Bo' }).waitFor();
    await bo.go('/settings/privacy');
    await bo.page.getByRole('button', { name: 'Delete my account' }).click();
    const question = bo.page.getByRole('dialog');
    await question.getByRole('radio', { name: 'stays' }).check();
    await question.getByLabel('Type bo-leaves to be sure').fill('bo-leaves');
    await question.getByRole('button', { name: 'Delete my account' }).click();
    await bo.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await nobodyIsCalledBo();
    await mara.shot('forgotten');
  });

  it('is called so after a reload, and in every list', async () => {
    await mara.page.reload();
    await mara.rowsAreReady();
    await nobodyIsCalledBo();
    await noPaneCallsBo();
  });

  it('broke nothing', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(await bo.faults()).toEqual([]);
  });
});
