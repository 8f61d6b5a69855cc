// A server with a voice room, the Fireside, and friends in browsers who talk in it, each by a tone of their own.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { desktop, openWholeBrowser, Visitor } from './browser.ts';
import { Person } from './person.ts';
import { SnugServer } from './server.ts';
import { speaksAt } from './talk.ts';

export interface FiresideOptions {
  /** Who has a seat beside mara, the owner. */
  friends?: readonly string[];
  /** What only some tests want of the browser. */
  flags?: readonly string[];
}

export class Fireside {
  browser!: Browser;
  server!: SnugServer;
  owner!: Person;

  /** Opened before the cases of one file, and what `then` asks after it; closed behind the last. */
  static forFile(
    { friends = ['tavi'], flags = [] }: FiresideOptions = {},
    then: (at: Fireside) => Promise<unknown> = async () => undefined,
  ): Fireside {
    const at = new Fireside();
    beforeAll(async () => {
      at.browser = await openWholeBrowser(flags);
      at.server = await SnugServer.start({ args: ['--voice', '127.0.0.1:0'] });
      at.owner = await at.server.setUp();
      for (const name of friends) await at.owner.bring('member', name);
      await at.owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
      await then(at);
    }, 120_000);
    afterAll(async () => {
      await at.browser?.close();
      await at.server?.dispose();
    });
    return at;
  }

  /** Signed in, in no call yet; `more` may put something into their pages. */
  async arrive(
    name: string,
    hz: number,
    options: BrowserContextOptions = desktop,
    more?: (visitor: Visitor) => Promise<unknown>,
  ): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser, this.server.origin, options);
    await speaksAt(hz)(visitor);
    await more?.(visitor);
    await visitor.signIn(name, Person.passwordOf(name));
    return visitor;
  }
}

export const pressing = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true });

/** The room as it stands among the others. */
export const cardOf = (page: Page) => page.getByRole('link', { name: /^Fireside/ });

/** By one press, from anywhere. */
export async function join(page: Page): Promise<void> {
  await cardOf(page).hover();
  await pressing(page, 'Join Fireside').click();
  await page.getByRole('region', { name: 'The call' }).waitFor();
}

/** To the room itself, with everybody's tiles. */
export async function lookIn(page: Page): Promise<void> {
  await cardOf(page).click();
  await page.getByRole('group', { name: 'The call' }).waitFor();
}
