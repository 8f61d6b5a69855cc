// What somebody wrote is in the browser until the server has it, whatever dies in between.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, Visitor } from '../lib/browser.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let owner: Person;
let mara: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  owner = await server.setUp();
  await owner.say('a first word, so that home is not empty');
  mara = await Visitor.arrive(browser, server.origin);
  await mara.signIn('mara', Person.passwordOf('mara'));
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const stored = async (words: string) =>
  (await owner.history()).filter((one) => one.content === words).length;

describe('a message', () => {
  it('that cannot be sent survives a reload and is sent once', async () => {
    const words = 'kept over a reload';
    await mara.context.route('**/api/sendmessage', (route) => route.abort());
    await mara.write(words);
    await mara.sees(words);
    await mara.page.reload();
    await mara.sees(words);
    await expect.poll(() => stored(words)).toBe(0);
    await mara.context.unroute('**/api/sendmessage');
    await expect.poll(() => stored(words), { timeout: 40_000 }).toBe(1);
    await mara.sees(words);
  });

  it('whose answer was lost is not sent twice', async () => {
    const words = 'the answer never came';
    let lost = 0;
    let cut = false;
    await mara.context.route('**/api/sendmessage', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // it is stored, but the page will not hear of it
      await route.abort();
      cut = true;
    });
    await mara.write(words);
    await expect.poll(() => cut, { timeout: 20_000 }).toBe(true);
    await mara.context.unroute('**/api/sendmessage');
    await mara.page.reload();
    await mara.sees(words);
    await expect.poll(() => stored(words), { timeout: 20_000 }).toBe(1);
  });

  it('written as the server dies is there in the next tab, and stored once', async () => {
    const words = 'the server died under me';
    await server.kill();
    await mara.write(words);
    await mara.sees(words);
    await mara.page.close();
    await server.launch();
    await mara.newPage();
    await mara.go('/c/home');
    await mara.sees(words);
    await expect.poll(() => stored(words), { timeout: 40_000 }).toBe(1);
  });

  it('written in two tabs at once is not doubled by either', async () => {
    const first = mara.page;
    await mara.newPage();
    await mara.go('/c/home');
    await mara.context.route('**/api/sendmessage', (route) => route.abort());
    await mara.write('from the second tab');
    mara.page = first;
    await mara.box.fill('from the first tab');
    await mara.page.getByRole('button', { name: 'Send', exact: true }).click();
    await mara.context.unroute('**/api/sendmessage');
    for (const words of ['from the first tab', 'from the second tab']) {
      await expect.poll(() => stored(words), { timeout: 40_000 }).toBe(1);
      await mara.sees(words);
    }
  });

  it('only begun is a draft after a reload', async () => {
    await mara.box.fill('half a thought');
    await expect
      .poll(
        async () => (
          await mara.page.reload(), await mara.box.waitFor(), await mara.box.inputValue()
        ),
        { timeout: 20_000 },
      )
      .toBe('half a thought');
    await mara.box.fill('');
  });

  it('that a full disk keeps waiting says so, and goes out when there is room', async () => {
    await mara.context.route('**/api/sendmessage', (route) =>
      route.fulfill({
        status: 507,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'No space',
          status: 507,
          code: 'no_space',
          detail: "The server's disk is full.",
        }),
      }),
    );
    await mara.write('onto a full disk');
    const note = mara.page.getByText("The server's disk is full. Trying again.");
    await note.waitFor();
    await mara.shot('disk-full');
    await mara.context.unroute('**/api/sendmessage');
    await expect.poll(() => stored('onto a full disk'), { timeout: 20_000 }).toBe(1);
    await note.waitFor({ state: 'detached' });
    await mara.sees('onto a full disk');
  });

  it('that the server refuses stays, says why, and can be taken back', async () => {
    await mara.context.route('**/api/sendmessage', (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'Not now',
          status: 403,
          code: 'archived',
          detail: 'This room is archived.',
        }),
      }),
    );
    await mara.write('into an archived room');
    const row = mara.said('into an archived room');
    await row.getByRole('button', { name: 'Edit' }).waitFor();
    await row.getByRole('button', { name: 'Try again' }).waitFor();
    await mara.shot('failed');
    await mara.context.unroute('**/api/sendmessage');
    await row.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => stored('into an archived room'), { timeout: 20_000 }).toBe(1);
  });

  it('typed with an unfinished composition is not sent by Enter', async () => {
    await mara.box.focus();
    const session = await mara.context.newCDPSession(mara.page);
    await session.send('Input.imeSetComposition', {
      text: 'にほん',
      selectionStart: 3,
      selectionEnd: 3,
    });
    await mara.box.dispatchEvent('keydown', {
      key: 'Enter',
      code: 'Enter',
      isComposing: true,
      bubbles: true,
    });
    await expect.poll(() => mara.box.inputValue()).toContain('にほん');
    await session.send('Input.insertText', { text: '日本' });
    await mara.page.keyboard.press('Enter');
    await expect.poll(() => stored('日本'), { timeout: 10_000 }).toBe(1);
  });
});
