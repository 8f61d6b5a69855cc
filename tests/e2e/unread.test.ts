// Coming into a room in which much was said: where one lands, what counts as read, and the line
// before what is new. What a reader never had before his eyes must stay unread.
import { describe, expect, it } from 'vitest';
import { Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;

const READ = 8;

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await owner.say('a first word');
  mara = await home.visit('mara');
});

/** A room with eight messages that mara has read and so many that she has not. */
async function roomWith(unread: number, name: string): Promise<string> {
  const { id } = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name });
  for (let i = 1; i <= READ; i += 1) await tavi.say(`${name} old ${i}`, { channel: id });
  await owner.must(204, 'PUT', `/api/channels/${id}/read`, { seq: READ });
  for (let i = 1; i <= unread; i += 1) await tavi.say(`${name} new ${i}`, { channel: id });
  return id;
}

async function markOf(id: string): Promise<{ read_seq: number; unread: number }> {
  const { channels } = await owner.must(200, 'GET', '/api/snapshot');
  return channels.find((each: { id: string }) => each.id === id);
}

const stream = () => mara.page.getByRole('region', { name: /^Messages in / });
const line = () => stream().locator('[data-unread]');
const link = (name: string) =>
  mara.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });

/** The newest message whose lower edge is above the lower edge of the list. */
const newestInSight = () =>
  stream().evaluate((region) => {
    const list = region.querySelector('[data-region=messages]') ?? region;
    const floor = list.getBoundingClientRect().bottom + 1;
    const rows = [...region.querySelectorAll<HTMLElement>('[data-seq]')];
    const seen = rows.filter((row) => row.getBoundingClientRect().bottom <= floor);
    return Number(seen.at(-1)?.dataset['seq'] ?? 0);
  });

/** Where the line stands in the list: px under its upper edge. */
const lineTop = () =>
  stream().evaluate((region) => {
    const list = region.querySelector('[data-region=messages]') ?? region;
    const mark = region.querySelector('[data-unread]');
    return mark === null
      ? undefined
      : mark.getBoundingClientRect().top - list.getBoundingClientRect().top;
  });

async function landsAtTheLine(id: string): Promise<void> {
  await line().waitFor();
  await expect.poll(lineTop).toBeGreaterThanOrEqual(0);
  await expect.poll(() => lineTop()).toBeLessThan(300);
  const seen = await newestInSight();
  // Two seconds on, what stands in sight is read, and nothing else moved or counted.
  await expect.poll(async () => (await markOf(id)).read_seq, { timeout: 8000 }).toBe(seen);
  await expect.poll(() => lineTop()).toBeLessThan(300);
  await expect.poll(() => newestInSight()).toBe(seen);
}

describe('coming into a room with much unread', () => {
  for (const [count, name] of [
    [30, 'thirty'],
    [150, 'hundreds'],
  ] as const) {
    it(`lands at the line by a press, with ${count} unread`, async () => {
      const id = await roomWith(count, `${name}-press`);
      await mara.go('/c/home');
      await mara.rowsAreReady();
      await link(`${name}-press`).click();
      await landsAtTheLine(id);
      await mara.shot(`unread-${count}`);
    });

    it(`lands at the line by its address, with ${count} unread`, async () => {
      const id = await roomWith(count, `${name}-address`);
      await mara.go(`/c/${id}`);
      await landsAtTheLine(id);
    });
  }
});

describe('the unread line', () => {
  it('stands before what was said while one was in another room a moment ago', async () => {
    const id = await roomWith(0, 'moment');
    await mara.go(`/c/${id}`);
    await stream().getByText('moment old 8').waitFor();
    await link('home').click();
    // On screen they would count as read.
    await stream().getByText('moment old 8').waitFor({ state: 'detached' });
    for (const words of ['one', 'two', 'three']) await tavi.say(words, { channel: id });
    await link('moment').click();
    await line().waitFor();
    const next = line().locator('xpath=following-sibling::li[1]');
    await expect.poll(() => next.textContent()).toContain('one');
  });

  it('is put before any message by hand, and stands there after a reload', async () => {
    const id = await roomWith(0, 'by-hand');
    await mara.go(`/c/${id}`);
    await mara.rowsAreReady();
    await stream().getByText('by-hand old 6').click({ button: 'right' });
    await mara.page.getByRole('menuitem', { name: 'Mark unread from here' }).click();
    await line().waitFor();
    await expect.poll(async () => (await markOf(id)).read_seq).toBe(5);
    await mara.page.reload();
    await line().waitFor();
    const next = line().locator('xpath=following-sibling::li[1]');
    await expect.poll(() => next.textContent()).toContain('by-hand old 6');
  });

  it('does not stand over what was said before one came, but before what was said since', async () => {
    const { id } = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'older' });
    await owner.say('long before', { channel: id });
    await owner.bring('member', 'noor');
    const visitor = await visit('noor');
    const there = visitor.page.getByRole('region', { name: 'Messages in older' });
    await visitor.go(`/c/${id}`);
    await there.getByText('long before').waitFor();
    await expect.poll(() => there.locator('[data-unread]').count()).toBe(0);
    const since = await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'since' });
    await tavi.say('said since', { channel: since.id });
    await visitor.go(`/c/${since.id}`);
    await visitor.page.locator('[data-unread]').waitFor();
    await visitor.leave();
  });

  it('is told of by the bar while it is out of sight, which leads to it and lets it go', async () => {
    const id = await roomWith(60, 'barred');
    await mara.go(`/c/${id}`);
    await line().waitFor();
    await mara.page.getByRole('button', { name: /back to now/i }).click();
    const bar = mara.page.getByRole('button', { name: /new since/ });
    await bar.click();
    await expect.poll(lineTop).toBeGreaterThanOrEqual(0);
    await mara.page.keyboard.press('Escape');
    await line().waitFor({ state: 'detached' });
    await expect.poll(async () => (await markOf(id)).unread).toBe(0);
    expect(await mara.faults()).toEqual([]);
  });
});
