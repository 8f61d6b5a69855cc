// How most files begin: a browser, and a server with its owner mara and her friend tavi. Both are there for the
// cases of one file and closed after the last.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser, Visitor } from './browser.ts';
import { Person } from './person.ts';
import { SnugServer } from './server.ts';

/** A hook that signs in several people, or says a lot, on a busy machine. */
const OPENING_MS = 120_000;

export class Home {
  private constructor(
    private readonly browser: Browser,
    readonly server: SnugServer,
    readonly owner: Person,
    readonly tavi: Person,
  ) {}

  static async open(launch = openBrowser): Promise<Home> {
    const [browser, server] = await Promise.all([launch(), SnugServer.start()]);
    const owner = await server.setUp();
    return new Home(browser, server, owner, await owner.bring('member', 'tavi'));
  }

  /** Somebody in a browser profile of their own, signed in; `before` may put something into their pages. */
  async visit(
    username: string,
    options?: BrowserContextOptions,
    before?: (visitor: Visitor) => Promise<unknown>,
  ): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.browser, this.server.origin, options);
    await before?.(visitor);
    await visitor.signIn(username, Person.passwordOf(username));
    return visitor;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.dispose();
  }
}

/** `furnish` takes from the home what the file is about, and says and makes what is to be there already. Who
 *  comes later comes by `visit`. `launch`: where it takes a whole browser. */
export function withHome(
  furnish: (home: Home) => Promise<void>,
  launch?: typeof openBrowser,
): Pick<Home, 'visit'> {
  let home: Home | undefined;
  beforeAll(async () => {
    home = await Home.open(launch);
    await furnish(home);
  }, OPENING_MS);
  afterAll(() => home?.close());
  return {
    visit: (...who) => {
      if (home === undefined) throw new Error('a visit before the home is open');
      return home.visit(...who);
    },
  };
}
