// How one wants to be seen and what rings for one: choosing a state, words with an emoji, do not disturb
// on both sides, the sound and the notice of a call, the number in the tab, and ways through the
// settings and the switcher.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let kitchen: string;
let mara: Visitor;

/** Counts what the page would let be heard and shown, in place of loudspeaker and desktop. */
function countAlerts(): void {
  const heard = { sounds: 0, notices: [] as string[] };
  Object.assign(window, { __heard: heard });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...args) {
    heard.sounds += 1;
    return start.apply(this, args);
  };
  class Shown {
    static permission = 'granted';
    static requestPermission = () => Promise.resolve('granted');
    onclick: unknown;
    constructor(title: string) {
      heard.notices.push(title);
    }
    close(): void {}
  }
  Object.assign(window, { Notification: Shown });
}

interface Heard {
  sounds: number;
  notices: string[];
}
const heard = (): Promise<Heard> =>
  mara.page.evaluate(() => (window as unknown as { __heard: Heard }).__heard);

const meMenu = () => mara.page.getByRole('menu', { name: 'How others see me' });
async function openMeMenu(): Promise<void> {
  await mara.page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: /^mara/i })
    .click();
  await meMenu().waitFor();
}
async function beSeenAs(state: string): Promise<void> {
  await openMeMenu();
  const kept = mara.page.waitForResponse((one) => one.url().endsWith('/api/me/presence'));
  await mara.page.getByRole('menuitem', { name: state }).click();
  await kept;
}

withHome(async (home) => {
  ({ owner, tavi } = home);
  kitchen = (await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'kitchen' })).id;
  mara = await home.visit('mara', undefined, (visitor) =>
    visitor.context.addInitScript(countAlerts),
  );
});

describe('being seen', () => {
  it('a choice holds at once on the device that made it', async () => {
    await beSeenAs('Do not disturb');
    await openMeMenu();
    await mara.page.getByRole('menuitem', { name: 'Do not disturb, as it is now' }).waitFor();
    await mara.shot('me-menu-dnd');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Escape');
  });

  it('others see by shape and word that somebody is not to be disturbed', async () => {
    const stream = await tavi.listen();
    await tavi.must(204, 'PUT', '/api/me/presence', { state: 'dnd' });
    await mara.page.getByRole('button', { name: 'People', exact: true }).click();
    const pane = mara.page.getByRole('complementary', { name: 'People' });
    const row = pane.getByRole('listitem').filter({ hasText: 'tavi' });
    await row.getByText('not to be disturbed').waitFor();
    // Beside the face a picture of its own.
    await expect.poll(() => row.locator('svg').count()).toBe(2);
    await row.getByRole('button').click();
    const card = mara.page.getByRole('dialog', { name: /About tavi/i });
    await card.getByText('Do not disturb').waitFor();
    const tops = await card
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await mara.shot('card-dnd');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Escape');
    await mara.page.getByRole('button', { name: 'People', exact: true }).click();
    await tavi.must(204, 'PUT', '/api/me/presence', { state: 'online' });
    stream.close();
  });

  it('words come with an emoji from the picker', async () => {
    await openMeMenu();
    await mara.page.getByRole('menuitem', { name: 'Say what I am up to' }).click();
    await mara.page.getByRole('textbox', { name: 'In a few words' }).fill('baking');
    await mara.page.getByRole('button', { name: 'Pick an emoji' }).click();
    await mara.page
      .getByRole('dialog', { name: 'An emoji' })
      .locator('input')
      .first()
      .fill('bread');
    await mara.page.keyboard.press('Enter');
    await mara.page.getByRole('button', { name: 'The emoji is 🍞; pick another' }).waitFor();
    await mara.shot('status-dialog');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Say it' }).click();
    await mara.page.getByText('🍞 baking').first().waitFor();
  });
});

describe('being called', () => {
  it('does not ring in do not disturb, and rings and shows a notice without it', async () => {
    await mara.go('/settings/notifications');
    await mara.page.getByRole('switch', { name: 'Notices on the desktop' }).check();
    await tavi.say('quietly, @mara', { channel: kitchen });
    await expect.poll(() => mara.page.title()).toMatch(/^\(1\) /);
    expect(await heard()).toEqual({ sounds: 0, notices: [] });
    await mara.page.getByRole('link', { name: 'Back to the room' }).click();
    await mara.box.waitFor();
    await beSeenAs('Here');
    await tavi.say('loudly, @mara', { channel: kitchen });
    await expect.poll(async () => (await heard()).sounds).toBe(2);
    await expect.poll(async () => (await heard()).notices).toEqual(['Tavi (kitchen)']);
    await expect.poll(() => mara.page.title()).toMatch(/^\(2\) /);
    const icon = mara.page.locator('link[rel=icon]');
    await expect.poll(() => icon.getAttribute('href')).toMatch(/^data:image\/png/);
  });

  it('a word to me alone rings as well', async () => {
    const direct = await tavi.ask('POST', '/api/directs', { users: ['mara'] });
    const { sounds } = await heard();
    await tavi.say('just you', { channel: direct.json.id });
    await expect.poll(async () => (await heard()).sounds).toBe(sounds + 2);
  });

  it('a room that calls for nothing is silent, and changing that rings for nothing old', async () => {
    const path = `/api/channels/${kitchen}/notify`;
    await owner.must(204, 'PUT', path, { level: 'none' });
    const { sounds } = await heard();
    await tavi.say('@mara, unheard', { channel: kitchen });
    await owner.must(204, 'PUT', path, { level: 'mentions' });
    await tavi.say('nobody named', { channel: kitchen });
    await mara.write('a line to wait for');
    await mara.sees('a line to wait for');
    expect((await heard()).sounds).toBe(sounds);
  });

  it('a timed silence ends on screen by itself', async () => {
    const until = new Date(Date.now() + 4000).toISOString();
    const struck = mara.page.locator(`[data-channel="${kitchen}"]`).getByText('muted');
    await owner.must(204, 'PUT', `/api/channels/${kitchen}/notify`, {
      level: 'all',
      muted_until: until,
    });
    await struck.waitFor();
    await struck.waitFor({ state: 'detached' });
  });
});

describe('ways', () => {
  it('the switcher looks for messages too', async () => {
    await tavi.say('the heron stands in the pond');
    await mara.page.keyboard.press('Control+k');
    await mara.page.getByRole('dialog', { name: 'Go to' }).waitFor();
    await mara.page.keyboard.type('heron');
    await mara.page.getByRole('option', { name: 'Search everything for “heron”' }).waitFor();
    await mara.shot('switcher-search');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.keyboard.press('Control+Enter');
    const pane = mara.page.getByRole('complementary', { name: 'Search' });
    await pane.getByText('stands in the pond').waitFor();
    await pane.getByRole('button', { name: 'Close' }).first().click();
  });

  it('the settings lead to the setting, keep what is not saved, and Esc goes back to the room', async () => {
    await mara.page.getByRole('navigation', { name: 'Rooms' }).getByText('kitchen').click();
    const room = new URL(mara.page.url()).pathname;
    await mara.page.getByRole('button', { name: 'Settings' }).click();
    await mara.page.getByRole('searchbox').fill('text size');
    await mara.page.keyboard.press('Enter');
    const slider = mara.page.getByRole('slider');
    await expect.poll(() => slider.evaluate((one) => one === document.activeElement)).toBe(true);
    await mara.page.getByRole('searchbox').fill('');
    await mara.page.getByRole('link', { name: 'Profile' }).click();
    const about = mara.page.getByLabel('A line about you');
    await about.fill('half a thought');
    await mara.page.getByRole('link', { name: 'Privacy' }).click();
    await mara.page.getByText('Your profile is not saved yet.').waitFor();
    await mara.page.getByRole('link', { name: 'Profile' }).click();
    await expect.poll(() => about.inputValue()).toBe('half a thought');
    await mara.page.getByRole('heading', { name: 'Profile' }).click();
    await mara.page.keyboard.press('Escape');
    await expect.poll(() => new URL(mara.page.url()).pathname).toBe(room);
  });

  it('whom one blocked is seen again from the privacy page, where one also goes unseen', async () => {
    await owner.must(204, 'PUT', '/api/blocks/tavi');
    await mara.go('/settings/privacy');
    await mara.page.getByRole('button', { name: 'Unblock tavi' }).waitFor();
    await mara.shot('privacy');
    expect(await axe(mara.page)).toEqual([]);
    await mara.page.getByRole('button', { name: 'Unblock tavi' }).click();
    await mara.page.getByText('You have blocked nobody.').waitFor();
    const shown = mara.page.getByRole('switch', { name: 'Show when I am here' });
    await shown.click();
    await expect.poll(() => shown.isChecked()).toBe(false);
    await expect
      .poll(async () => (await tavi.must(200, 'GET', '/api/snapshot')).presence.mara)
      .toBeUndefined();
    expect(await mara.faults()).toEqual([]);
  });
});
