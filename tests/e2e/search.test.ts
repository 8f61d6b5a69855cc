// Finding again what was said, keeping it, passing it on; and somebody one does not want to see.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;

withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'cabin' });
  await tavi.say('Is there an oven, or is it a boil everything situation?');
  await owner.say('There is an oven. There is also a goat.');
  for (let i = 0; i < 120; i += 1) await owner.say(`line ${i}`);
  mara = await home.visit('mara');
});

const pane = () => mara.page.getByRole('complementary', { name: 'Search' });

describe('searching', () => {
  it('shows hits with marks and what came next, and leads to them by keys', async () => {
    await mara.page.getByRole('button', { name: 'Search', exact: true }).first().click();
    const line = pane().getByRole('combobox');
    await expect.poll(() => line.evaluate((field) => field === document.activeElement)).toBe(true);
    await line.fill('boil');
    const hit = pane().getByRole('link', { name: /boil everything/ });
    await hit.waitFor();
    await expect.poll(() => hit.locator('mark').allTextContents()).toEqual(['boil']);
    await hit.getByText(/There is also a goat/).waitFor();
    expect(await axe(mara.page)).toEqual([]);
    await mara.shot('search');
    await line.press('ArrowDown');
    await mara.page.keyboard.press('Enter');
    await mara.page.waitForURL(/\/c\/home\/\d+$/);
    await mara.said('boil everything').first().waitFor();
    await mara.page.goBack();
    await hit.waitFor();
  });

  it('says how many hits are shown, and why a line cannot be looked for', async () => {
    const line = pane().getByRole('combobox');
    await line.fill('boil');
    await pane().getByText('1 hit', { exact: true }).waitFor();
    await line.fill('line');
    await pane().getByText('50 hits shown, there may be more').waitFor();
    await pane().getByRole('button', { name: 'Best first' }).click();
    await pane().getByText('The 50 best hits').waitFor();
    await pane().getByRole('button', { name: 'Newest first' }).click();
    await line.fill('oven has:goat');
    await pane().getByRole('alert').filter({ hasText: 'stands link, code or pin' }).waitFor();
    await expect.poll(() => pane().getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await mara.shot('search-refused');
    await line.fill('after:tomorrow');
    await pane().getByRole('alert').filter({ hasText: 'stands a day' }).waitFor();
  });

  it('is where Ctrl+F leads, and a second press is the browser’s own', async () => {
    const line = pane().getByRole('combobox');
    await pane().getByRole('button', { name: 'Close search' }).click();
    /** Whether the page keeps the next press of F for itself; Control alone is no answer. */
    const pressed = async () => {
      const heard = await mara.page.evaluateHandle(() => {
        const promise = new Promise<boolean>((resolve) => {
          addEventListener('keydown', function hear(event) {
            if (event.key !== 'f') return;
            removeEventListener('keydown', hear);
            resolve(event.defaultPrevented);
          });
        });
        return { promise };
      });
      await mara.page.keyboard.press('Control+f');
      return heard.evaluate(({ promise }) => promise);
    };
    await mara.box.focus();
    await expect.poll(() => pressed()).toBe(true);
    await line.waitFor();
    await expect.poll(() => line.evaluate((field) => field === document.activeElement)).toBe(true);
    await expect.poll(() => pressed()).toBe(false);
    await mara.box.focus();
    await mara.page.keyboard.press('Control+f');
    await expect.poll(() => line.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('takes conditions in and out as chips', async () => {
    const line = pane().getByRole('combobox');
    await line.fill('oven');
    await pane().getByRole('button', { name: 'from me' }).click();
    await pane()
      .getByRole('link', { name: /also a goat/ })
      .waitFor();
    const other = pane().getByRole('link', { name: /boil everything/ });
    await other.waitFor({ state: 'detached' });
    await expect.poll(() => pane().getByRole('link').count()).toBe(1);
    await pane().getByRole('button', { name: 'Take out from: mara' }).click();
    await other.waitFor();
    await line.fill('zeppelin in:home');
    await pane().getByText('Nothing with “zeppelin”.').waitFor();
    await pane().getByRole('button', { name: 'Close search' }).click();
  });
});

describe('the line of a search', () => {
  it('offers conditions, people, rooms and days while they are typed', async () => {
    await mara.page.getByRole('button', { name: 'Search', exact: true }).first().click();
    const line = pane().getByRole('combobox');
    const offered = pane().getByRole('listbox').getByRole('option');
    await line.fill('');
    await line.pressSequentially('oven fro');
    await offered.filter({ hasText: 'who said it' }).waitFor();
    await line.press('ArrowDown');
    await line.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('oven from:');
    await offered.filter({ hasText: '@tavi' }).waitFor();
    expect(await axe(mara.page)).toEqual([]);
    await mara.shot('search-completion');
    await line.pressSequentially('tav');
    await offered.filter({ hasText: '@mara' }).waitFor({ state: 'detached' });
    await line.press('Tab');
    await expect.poll(() => line.inputValue()).toBe('oven from:tavi ');
    await offered.first().waitFor({ state: 'detached' });
    await line.pressSequentially('in:');
    await offered.filter({ hasText: 'cabin' }).click();
    await expect.poll(() => line.inputValue()).toBe('oven from:tavi in:cabin ');
    await line.pressSequentially('before:');
    await offered.filter({ hasText: 'yesterday' }).waitFor();
    await line.press('Escape');
    await offered.first().waitFor({ state: 'detached' });
    // The first Escape was the list's; the pane is still there.
    await expect.poll(() => line.isVisible()).toBe(true);
  });

  it('puts the best first when asked to', async () => {
    await tavi.say('plum');
    await tavi.say('and pears');
    await tavi.say('plums are plenty this year');
    const line = pane().getByRole('combobox');
    await line.fill('plum');
    const hits = pane().getByRole('link');
    await hits.nth(1).waitFor();
    await expect.poll(() => hits.first().textContent()).toContain('plenty');
    await pane().getByRole('button', { name: 'Best first' }).click();
    await hits.filter({ hasText: 'plenty' }).nth(0).waitFor();
    await expect.poll(() => hits.first().textContent()).not.toContain('plenty');
    await pane().getByRole('button', { name: 'Newest first' }).click();
    await expect.poll(() => hits.first().textContent()).toContain('plenty');
    await pane().getByRole('button', { name: 'Close search' }).click();
  });
});

describe('one message', () => {
  it('is kept, and found again behind the name of the room', async () => {
    await tavi.say('the key lies under the mat');
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Save', exact: true }).click();
    await mara.page.getByText('Saved. You find it behind the name of the room.').waitFor();
    await mara.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
    await mara.page.getByRole('menuitem', { name: 'Saved' }).click();
    const shelf = mara.page.getByRole('complementary', { name: 'Saved' });
    await shelf.getByRole('link', { name: /under the mat/ }).waitFor();
    const row = mara.said('under the mat').first();
    await row.getByText('saved').waitFor({ state: 'attached' });
    await mara.shot('saved-mark');
    await shelf.getByRole('button', { name: 'Remove from saved' }).click();
    await shelf.getByText('Nothing saved yet.').waitFor();
    await row.getByText('saved').waitFor({ state: 'detached' });
    await shelf.getByRole('button', { name: 'Close saved messages' }).click();
  });

  it('that another device saved says so here, and is let go by the same verb', async () => {
    const [last] = (await tavi.history()).filter((one) => one.content.includes('under the mat'));
    await owner.must(204, 'PUT', `/api/channels/home/messages/${last._id}/saved`);
    const row = mara.said('under the mat').first();
    await row.getByText('saved').waitFor({ state: 'attached' });
    await mara.page.reload();
    await mara.rowsAreReady();
    await row.getByText('saved').waitFor({ state: 'attached' });
    await row.click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Remove from saved' }).click();
    await mara.page.getByText('No longer saved.').waitFor();
    await row.getByText('saved').waitFor({ state: 'detached' });
  });

  it('that is pinned bears a mark, and the line that tells of it leads to it', async () => {
    const pinned = await tavi.say('the stove is lit with birch');
    await owner.must(204, 'PUT', `/api/channels/home/messages/${pinned._id}/pin`);
    const row = mara.said('lit with birch').first();
    await row.getByText('pinned').waitFor({ state: 'attached' });
    const line = mara.conversation.getByRole('link', { name: /pinned a message/ });
    await line.click();
    await mara.page.waitForURL(new RegExp(`/c/home/${pinned.seq}$`));
    await mara.page.goBack();
    await line.focus();
    await mara.page.keyboard.press('Enter');
    await mara.page.waitForURL(new RegExp(`/c/home/${pinned.seq}$`));
    await mara.shot('pinned-mark');
    expect(await axe(mara.page)).toEqual([]);
  });

  it('is passed on, says whose words it has, and leads back to them', async () => {
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Pass it on' }).click();
    await mara.page.getByRole('dialog').getByRole('button', { name: 'cabin' }).click();
    await mara.page.getByText('Passed on to cabin.').waitFor();
    await mara.page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('link', { name: /cabin/ })
      .click();
    const there = mara.page.getByRole('region', { name: 'Messages in cabin' });
    await there.getByText('under the mat').waitFor();
    await there.getByRole('button', { name: 'Passed on. Tavi said it' }).click();
    await mara.page.waitForURL(/\/c\/home\/\d+$/);
  });

  /** The same name served for every place: what one place had taken without our hearing of it was then refused
   *  everywhere else. */
  it('is passed on to another place, or to the same again, when the answer was lost', async () => {
    const { id } = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'shed' });
    const forwarded = async (channel: string) =>
      (await owner.history(channel)).filter((one) => one.forwarded && !one.deleted).length;
    await mara.context.route('**/api/sendmessage', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Pass it on' }).click();
    const dialog = mara.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'shed' }).click();
    await mara.page.getByText("The server didn't answer.").first().waitFor();
    expect(await forwarded(id)).toBe(1);
    const lost = mara.context.waitForEvent('requestfailed', (one) =>
      one.url().endsWith('/api/sendmessage'),
    );
    await dialog.getByRole('button', { name: 'home' }).click();
    await lost;
    expect(await forwarded('home')).toBe(1);
    await mara.context.unroute('**/api/sendmessage');
    await dialog.getByRole('button', { name: 'shed' }).click();
    await mara.page.getByText('Passed on to shed.').waitFor();
    expect(await forwarded(id)).toBe(1);
  });

  it('is passed on to a friend without a talk, with a word of one’s own behind it', async () => {
    await mara.said('under the mat').first().click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Pass it on' }).click();
    const dialog = mara.page.getByRole('dialog');
    await dialog.getByLabel('A word of your own').fill('do not lose it again');
    await dialog.getByLabel('To which room or friend').fill('tav');
    expect(await axe(mara.page)).toEqual([]);
    await mara.shot('pass-on');
    await dialog.getByRole('button', { name: 'Tavi' }).click();
    await mara.page.getByText('Passed on to Tavi.').waitFor();
    await mara.page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('link', { name: /^Tavi/ })
      .click();
    const talk = mara.page.getByRole('region', { name: 'Messages in Tavi' });
    await talk.getByText('do not lose it again').waitFor();
    const said = await talk.getByRole('listitem').allTextContents();
    const at = (words: string) => said.findIndex((row) => row.includes(words));
    expect(at('under the mat')).toBeGreaterThanOrEqual(0);
    expect(at('do not lose it again')).toBeGreaterThan(at('under the mat'));
  });
});

describe('somebody blocked', () => {
  it('is folded away, can be looked at, and comes back', async () => {
    await mara.go('/c/home');
    await tavi.say('something rude');
    await mara.sees('something rude');
    await owner.must(204, 'PUT', '/api/blocks/tavi');
    await mara.said('something rude').waitFor({ state: 'detached' });
    const fold = mara.conversation.getByText(/hidden messages?\./).last();
    await fold.waitFor();
    await mara.conversation.getByRole('button', { name: 'Show' }).last().click();
    await mara.sees('something rude');
    await owner.must(204, 'DELETE', '/api/blocks/tavi');
    expect(await mara.faults()).toEqual([]);
  });
});
