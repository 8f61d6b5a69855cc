// Two people begin as they would at home: one opens the printed link and asks the other in; both talk,
// reload, lose the connection and come back. Nothing is lost, nothing doubled, nobody else is told.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, Visitor } from '../lib/browser.ts';
import { CutProxy } from '../lib/cut-proxy.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let server: SnugServer;
let proxy: CutProxy;
let mara: Visitor;
let tavi: Visitor;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), SnugServer.start()]);
  proxy = await CutProxy.start(server.port);
});
afterAll(async () => {
  await browser?.close();
  proxy?.close();
  await server?.dispose();
});

describe('the first evening', () => {
  it('begins with the link that the server printed', async () => {
    const link = /Open (http:\/\/localhost:\d+\/setup#\S+)/.exec(server.output)?.[1] ?? '';
    mara = await Visitor.arrive(browser, new URL(link).origin);
    await mara.go(link);
    await mara.page.getByRole('heading', { name: "Let's open the room" }).waitFor();
    await mara.page.getByLabel('What is your group called?').fill('The Lamp Room');
    await mara.page.getByLabel('Your name').fill('mara');
    await mara.page.getByRole('textbox', { name: 'A password' }).fill('a kettle and two keys');
    await mara.shot('setup');
    await mara.page.getByRole('button', { name: 'Open the room' }).click();
    await mara.page.getByRole('heading', { name: "It's quiet. That's the idea." }).waitFor();
    expect(new URL(mara.page.url()).pathname).toBe('/c/home');
    // Nobody tells her that she is here herself; her own panel says so all the same.
    const wall = mara.page.getByRole('navigation', { name: 'Rooms' });
    await wall.getByText('Only you so far').waitFor();
    await wall.getByText('Here', { exact: true }).waitFor();
    await mara.shot('empty-home');
  });

  it('goes on with an invite link for a friend, who joins in another browser', async () => {
    await mara.page.getByRole('button', { name: 'Make an invite link' }).click();
    const shown = await mara.page.getByRole('textbox', { name: 'Invite link' }).inputValue();
    const path = new URL(`http://${shown}`).pathname;
    tavi = await Visitor.arrive(browser, proxy.origin);
    await tavi.go(path);
    await tavi.page.getByRole('heading', { name: 'Come on in' }).waitFor();
    await expect
      .poll(() => tavi.page.getByRole('main').innerText())
      .toMatch(/Mara\s+is keeping a seat for you at\s+The Lamp Room/);
    await tavi.shot('invite');
    await tavi.page.getByLabel('Pick a name').fill('tavi');
    await tavi.page.getByRole('textbox', { name: 'And a password' }).fill('bread by the window');
    await tavi.page.getByRole('button', { name: 'Take the seat' }).click();
    await tavi.box.waitFor();
  });

  it('both write and both read, at once', async () => {
    await mara.write('Soup is on at eight. Who brings bread?');
    await tavi.sees('Soup is on at eight. Who brings bread?');
    await tavi.write('I do, two loaves.');
    await mara.sees('I do, two loaves.');
    await tavi.sees('I do, two loaves.');
    await mara.sees('Soup is on at eight. Who brings bread?');
    await mara.shot('room');
  });

  it('a reload shows the same', async () => {
    await Promise.all([mara.page.reload(), tavi.page.reload()]);
    for (const one of [mara, tavi]) {
      await one.sees('Soup is on at eight. Who brings bread?');
      await one.sees('I do, two loaves.');
    }
  });

  it('what is shown while the connection is lost is sent in order when it is back, once', async () => {
    proxy.cut();
    await tavi.write('Said offline, first.');
    await tavi.write('Said offline, second.');
    await tavi.sees('Said offline, first.');
    await mara.write('Meanwhile at the table.');
    await tavi.page.getByRole('alert').filter({ hasText: 'Lost the connection.' }).waitFor();
    await tavi.shot('offline');
    proxy.heal();
    await tavi.page.getByRole('button', { name: 'Try now' }).click();
    await mara.said('Said offline, second.').waitFor({ timeout: 30_000 });
    for (const one of [mara, tavi]) {
      for (const words of [
        'Said offline, first.',
        'Said offline, second.',
        'Meanwhile at the table.',
      ])
        await one.sees(words);
      const rows = await one.conversation.getByRole('listitem').allInnerTexts();
      const at = (words: string) => rows.findIndex((row) => row.includes(words));
      expect(at('first.')).toBeLessThan(at('second.'));
    }
    await tavi.page
      .getByRole('alert')
      .filter({ hasText: 'Lost the connection.' })
      .waitFor({ state: 'detached' });
  });

  it('the browser itself being offline is no different', async () => {
    await tavi.context.setOffline(true);
    await tavi.write('Written in a tunnel.');
    await tavi.sees('Written in a tunnel.');
    await tavi.context.setOffline(false);
    await mara.said('Written in a tunnel.').waitFor({ timeout: 40_000 });
    await mara.sees('Written in a tunnel.');
    await tavi.sees('Written in a tunnel.');
  });

  it('the server being killed and started again loses nothing either', async () => {
    await server.kill();
    await tavi.write('Said while the server was dead.');
    await server.launch();
    await mara.said('Said while the server was dead.').waitFor({ timeout: 40_000 });
    await mara.write('And we go on.');
    await tavi.said('And we go on.').waitFor({ timeout: 40_000 });
    for (const one of [mara, tavi]) {
      for (const words of ['Said while the server was dead.', 'And we go on.'])
        await one.sees(words);
    }
  });

  it('nobody asked another origin, broke the content policy or threw an error', async () => {
    expect(await mara.faults()).toEqual([]);
    expect(
      (await tavi.faults()).filter((fault) => !/ERR_|Failed to fetch|NetworkError/i.test(fault)),
    ).toEqual([]);
  });

  it('nothing on the page jumped while it loaded', async () => {
    await mara.page.reload();
    await mara.sees('And we go on.');
    const shifts = await mara.layoutShifts();
    const sum = shifts.reduce((before, one) => before + one.value, 0);
    expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThan(0.05);
  });

  it('signing out leaves nothing to read behind', async () => {
    await mara.page.getByRole('button', { name: 'The Lamp Room' }).click();
    await mara.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await mara.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await mara.page.reload();
    await mara.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await expect.poll(() => mara.page.content()).not.toContain('Soup is on');
    await mara.signIn('mara', 'a kettle and two keys');
    await mara.sees('Soup is on at eight. Who brings bread?');
  });
});
