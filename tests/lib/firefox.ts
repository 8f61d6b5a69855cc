// A real Firefox with one page, for what browsers do each in their own way. Driven over WebDriver BiDi, which
// Firefox speaks itself; playwright wants a Firefox of its own making.
import { existsSync } from 'node:fs';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { Person } from './person.ts';

const program = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';
export const haveFirefox = existsSync(program);

export class Firefox {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  /** At the server, signed in. */
  static async arrive(
    origin: string,
    username: string,
    more: {
      prefs?: Record<string, unknown>;
      env?: Record<string, string>;
      headless?: boolean;
    } = {},
  ): Promise<Firefox> {
    const browser = await launch({
      browser: 'firefox',
      executablePath: program,
      headless: more.headless ?? true,
      extraPrefsFirefox: more.prefs ?? {},
      env: { ...process.env, ...more.env },
    });
    const page = await browser.newPage();
    await page.goto(origin);
    const status = await page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch('/api/sessions', { method: 'POST', headers, body })).status;
      },
      JSON.stringify({ username, password: Person.passwordOf(username) }),
    );
    if (status !== 201) throw new Error(`signing in answered ${status}`);
    return new Firefox(browser, page);
  }

  leave(): Promise<void> {
    return this.browser.close();
  }
}
