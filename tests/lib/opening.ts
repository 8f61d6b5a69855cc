// How people come to what Snug opens beside or over a conversation: by what they press, in their language,
// on a wide screen or a narrow one. The place is that of lib/furnished.
import type { Locator } from 'playwright-core';
import type { Visitor } from './browser.ts';
import type { Say } from './german.ts';

/** Up to this width there is one pane. */
const PANE_MAX = 720;

/** Somebody in `home` who presses what has a name. */
export class Opening {
  constructor(
    readonly visitor: Visitor,
    readonly say: Say,
  ) {}

  get page() {
    return this.visitor.page;
  }

  get narrow(): boolean {
    return (this.page.viewportSize()?.width ?? 0) <= PANE_MAX;
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: this.say('Write to home') });
  }

  row(words: string): Locator {
    return this.page.locator('[data-row]').filter({ hasText: words }).first();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async home(): Promise<void> {
    await this.visitor.go('/c/home');
    await this.row('Um acht gibt es Suppe').waitFor();
    await this.visitor.rowsAreReady();
  }

  async settings(part: string): Promise<void> {
    await this.visitor.go(`/settings/${part}`);
    await this.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await this.page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  }

  /** The wall with the rooms, which on a narrow screen is a drawer. */
  async wall(): Promise<Locator> {
    const wall = this.page.getByRole('navigation', { name: this.say('Rooms') });
    if (this.narrow) {
      await this.page.getByRole('button', { name: new RegExp(`^${this.say('Rooms')}`) }).click();
      await wall.waitFor();
    }
    return wall;
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  async roomMenu(name: 'home' | 'Küche' | 'Dachboden' | 'Zelten'): Promise<void> {
    const door = (await this.wall()).getByRole('link', { name: new RegExp(`^${name}`) });
    await door.click({ button: 'right' });
    await this.page.getByRole('menu', { name: this.say(`About ${name}`) }).waitFor();
  }

  async serverMenu(): Promise<void> {
    await (await this.wall()).getByRole('button', { name: 'The Lamp Room' }).click();
    await this.page.getByRole('menu', { name: 'The Lamp Room' }).waitFor();
  }

  async meMenu(): Promise<void> {
    await (await this.wall()).getByRole('button', { name: /^mara/i }).click();
    await this.page.getByRole('menu', { name: this.say('How others see me') }).waitFor();
  }

  async messageMenu(words: string): Promise<void> {
    // On the words: a link keeps the browser's own menu.
    await this.row(words).getByText(words).first().click({ button: 'right' });
    await this.page.getByRole('menu', { name: this.say('About this message') }).waitFor();
  }

  async aside(what: 'People' | 'Pins' | 'Mentions' | 'Search'): Promise<Locator> {
    const wide = what === 'Pins' || what === 'Mentions';
    if (wide && this.narrow) {
      await this.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
      await this.choose(this.say(what));
    } else await this.button(this.say(what)).last().click();
    const pane = this.page.getByRole('complementary', { name: this.say(what) });
    await pane.waitFor();
    return pane;
  }

  async card(): Promise<void> {
    await (await this.aside('People')).locator('[data-person=tavi]').click();
    await this.dialog(this.say('About Tavi')).waitFor();
  }

  async lookAfter(): Promise<void> {
    await this.card();
    await this.button(this.say('Look after')).click();
    await this.page.getByRole('menu', { name: this.say('Look after') }).waitFor();
  }

  dialog(name?: string): Locator {
    return this.page.getByRole('dialog', name === undefined ? {} : { name });
  }

  async dialogByMenu(item: string): Promise<void> {
    await this.choose(item);
    await this.page.locator('dialog[open]').waitFor();
  }

  async picker(): Promise<Locator> {
    const options = this.page.locator('[popover]:popover-open [role=option]');
    await options.first().waitFor();
    return options;
  }

  async memberMenu(): Promise<void> {
    await this.settings('people');
    await this.button(this.say('Change something for Tavi')).click();
    await this.page.getByRole('menu', { name: 'Tavi' }).waitFor();
  }
}
