// Everything that Snug opens beside or over a conversation, and what people press to open it. The place is
// that of lib/furnished.
import type { Opening } from './opening.ts';

export interface Surface {
  name: string;
  open: (at: Opening) => Promise<unknown>;
}

const surface = (name: string, open: Surface['open']): Surface => ({ name, open });
const inHome = (name: string, open: Surface['open']): Surface => ({
  name,
  open: async (at) => {
    await at.home();
    await open(at);
  },
});

const asides: Surface[] = [
  inHome('people', (at) => at.aside('People')),
  inHome('pins', async (at) => {
    const pane = await at.aside('Pins');
    await pane.getByText('Um acht gibt es Suppe').waitFor();
  }),
  inHome('mentions', async (at) => {
    const pane = await at.aside('Mentions');
    await pane.getByText('Platz am Fenster').waitFor();
  }),
  inHome('saved', async (at) => {
    await at.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
    await at.choose(at.say('Saved'));
    const pane = at.page.getByRole('complementary', { name: at.say('Saved') });
    await pane.getByText('Zwei Laibe Roggenbrot').waitFor();
  }),
  surface('no pins', async (at) => {
    await at.home();
    await (await at.wall()).getByRole('link', { name: /^Küche/ }).click();
    await at.page.getByRole('heading', { name: 'Küche', level: 1 }).waitFor();
    if (at.narrow) {
      await at.page.getByRole('heading', { name: 'Küche' }).getByRole('button').click();
      await at.choose(at.say('Pins'));
    } else await at.button(at.say('Pins')).click();
    await at.page.getByRole('complementary', { name: at.say('Pins') }).waitFor();
  }),
  inHome('search, nothing typed', (at) => at.aside('Search')),
  inHome('search, hits', async (at) => {
    const pane = await at.aside('Search');
    await pane.getByRole('combobox').fill('Roggen in:home from:tavi ');
    await pane.getByRole('link').first().waitFor();
  }),
  inHome('search, no hits', async (at) => {
    const pane = await at.aside('Search');
    await pane.getByRole('combobox').fill('Zeppelin in:home before:2020-01-01');
    await pane.getByText(/Zeppelin[“”]/).waitFor();
  }),
  inHome('search, refused', async (at) => {
    const pane = await at.aside('Search');
    await pane.getByRole('combobox').fill('has:huhn');
    await pane.getByRole('alert').waitFor();
  }),
  inHome('search, offered words', async (at) => {
    const pane = await at.aside('Search');
    await pane.getByRole('combobox').pressSequentially('before:');
    await pane.getByRole('option').first().waitFor();
  }),
];

const menus: Surface[] = [
  inHome('menu of home', (at) => at.roomMenu('home')),
  inHome('menu of an open room', (at) => at.roomMenu('Küche')),
  inHome('menu of a private room', (at) => at.roomMenu('Dachboden')),
  inHome('menu of a talk', (at) => at.roomMenu('Zelten')),
  inHome('menu of the place', (at) => at.serverMenu()),
  inHome('menu behind my face', (at) => at.meMenu()),
  inHome('menu behind the bell', async (at) => {
    // A narrow screen has it in the menu of the name.
    if (at.narrow) await at.page.getByRole('heading', { name: 'home' }).getByRole('button').click();
    else await at.button(at.say('What I hear of it')).click();
    await at.page.getByRole('menu').waitFor();
  }),
  inHome('menu of a message', (at) => at.messageMenu('Ich bringe Brot mit.')),
  inHome('menu of my own message', (at) => at.messageMenu('Das schreibe ich selbst.')),
  inHome('menu of a message with everything', (at) => at.messageMenu('Zwei Laibe')),
  inHome('menu of who looks after', (at) => at.lookAfter()),
  surface('menu of a member', (at) => at.memberMenu()),
];

const dialogs: Surface[] = [
  inHome('card of a friend', (at) => at.card()),
  inHome('make a room', async (at) => {
    await (await at.wall())
      .getByRole('button', { name: at.say('Make a room') })
      .first()
      .click();
    await at.dialog().getByRole('switch').first().check();
  }),
  inHome('change a room', async (at) => {
    await at.roomMenu('Küche');
    await at.dialogByMenu(at.say('Change the room'));
  }),
  inHome('let somebody in', async (at) => {
    await at.roomMenu('Zelten');
    await at.dialogByMenu(at.say('Let somebody in'));
  }),
  inHome('guests of a room', async (at) => {
    await at.roomMenu('Küche');
    await at.dialogByMenu(at.say('Guests of the room'));
  }),
  inHome('delete a room', async (at) => {
    await at.roomMenu('Küche');
    await at.dialogByMenu(at.say('Delete the room'));
  }),
  inHome('write to somebody', async (at) => {
    await (await at.wall()).getByRole('button', { name: at.say('Write to somebody') }).click();
    await at.dialog().getByRole('checkbox').first().check();
  }),
  inHome('the archive', async (at) => {
    await at.serverMenu();
    await at.dialogByMenu(at.say('The archive'));
    await at.dialog().getByRole('link', { name: 'Schuppen' }).waitFor();
  }),
  inHome('ask a friend in', async (at) => {
    await at.serverMenu();
    await at.dialogByMenu(at.say('Ask a friend in'));
    await at.button(at.say('Make an invite link')).click();
    await at.dialog().getByRole('textbox').waitFor();
  }),
  inHome('the keys', async (at) => {
    await at.serverMenu();
    await at.dialogByMenu(at.say('Keys'));
  }),
  inHome('the switcher', async (at) => {
    await (await at.wall())
      .getByRole('button', { name: at.say('Find a room or a friend') })
      .click();
    await at.dialog().getByRole('option').first().waitFor();
  }),
  inHome('the switcher, nothing found', async (at) => {
    await (await at.wall())
      .getByRole('button', { name: at.say('Find a room or a friend') })
      .click();
    await at.dialog().getByRole('option').first().waitFor();
    await at.page.keyboard.type('zzzeppelin');
    await at
      .dialog()
      .getByText(/zzzeppelin[“”]/)
      .first()
      .waitFor();
  }),
  inHome('what I am up to', async (at) => {
    await at.meMenu();
    await at.dialogByMenu(at.say('Say what I am up to'));
  }),
  inHome('an emoji for what I am up to', async (at) => {
    await at.meMenu();
    await at.dialogByMenu(at.say('Say what I am up to'));
    await at.button(at.say('Pick an emoji')).click();
    await at.picker();
  }),
  inHome('emoji for the box', async (at) => {
    await at.button(at.say('Emoji')).click();
    await at.picker();
  }),
  inHome('the shelf', async (at) => {
    await at.button(at.say('GIFs from our shelf')).click();
    await at.page.getByRole('dialog', { name: at.say('Our shelf') }).waitFor();
  }),
  inHome('emoji, none of that name', async (at) => {
    await at.button(at.say('Emoji')).click();
    await at.picker();
    await at.page.locator('[popover]:popover-open').getByRole('combobox').fill('zzzeppelin');
    await at.page.getByText(/zzzeppelin[“”]/).waitFor();
  }),
  inHome('skin tones', async (at) => {
    await at.button(at.say('Emoji')).click();
    await at.picker();
    await at.page.getByRole('button', { name: new RegExp(`^${at.say('Skin tone')}`) }).click();
  }),
  inHome('emoji for a reaction', async (at) => {
    await at
      .row('Zwei Laibe')
      .getByRole('button', { name: at.say('React'), exact: true })
      .click();
    await at.picker();
  }),
  inHome('who reacted', async (at) => {
    await at.messageMenu('Zwei Laibe');
    await at.dialogByMenu(at.say('Who reacted'));
  }),
  inHome('what it said before', async (at) => {
    await at.messageMenu('Zwei Laibe');
    await at.dialogByMenu(at.say('What it said before'));
    await at.dialog().getByText('Zwei Laib', { exact: true }).waitFor();
  }),
  inHome('pass it on', async (at) => {
    await at.messageMenu('Ich bringe Brot mit.');
    await at.dialogByMenu(at.say('Pass it on'));
  }),
  inHome('delete a message', async (at) => {
    await at.messageMenu('Das schreibe ich selbst.');
    await at.dialogByMenu(at.say('Delete'));
  }),
  inHome('change a message', async (at) => {
    await at.messageMenu('Das schreibe ich selbst.');
    await at.choose(at.say('Edit'));
    await at.page.getByRole('textbox', { name: at.say('Change the message') }).waitFor();
  }),
  ...(['Take back what was said lately', 'Take the seat away', 'Keep out for good'] as const).map(
    (verb) =>
      inHome(verb.toLowerCase(), async (at) => {
        await at.lookAfter();
        await at.dialogByMenu(at.say(verb));
      }),
  ),
  inHome('call everybody', async (at) => {
    await at.box.fill('@everyone Suppe');
    await at.button(at.say('Send')).click();
    await at.page.locator('dialog[open]').waitFor();
    await at.dialog().getByRole('heading', { name: /2\d/ }).waitFor();
  }),
  ...(['@', '#', ':sm'] as const).map((begun) =>
    inHome(`names behind ${begun}`, async (at) => {
      await at.box.pressSequentially(begun);
      await at.page.getByRole('option').first().waitFor();
    }),
  ),
  surface('give the keys', async (at) => {
    await at.memberMenu();
    await at.dialogByMenu(at.say('Give the keys'));
  }),
  surface('a sign-in link', async (at) => {
    await at.memberMenu();
    await at.dialogByMenu(at.say('Make a sign-in link'));
  }),
  surface('delete my account', async (at) => {
    await at.settings('privacy');
    await at.button(at.say('Delete my account')).click();
    await at.page.locator('dialog[open]').waitFor();
  }),
];

const settings: Surface[] = [
  ...(
    [
      'profile',
      'appearance',
      'notifications',
      'privacy',
      'keys',
      'access',
      'language',
      'devices',
      'server',
      'people',
      'emoji',
      'space',
      'audit',
    ] as const
  ).map((part) => surface(`settings ${part}`, (at) => at.settings(part))),
  surface('settings, the list', async (at) => {
    await at.visitor.go('/settings');
    await at.page.getByRole('navigation', { name: at.say('Settings') }).waitFor();
  }),
  surface('settings, an emoji that changes', async (at) => {
    await at.settings('emoji');
    await at.button(at.say('Change party_cat')).click();
  }),
];

export const surfaces: readonly Surface[] = [...asides, ...menus, ...dialogs, ...settings];
