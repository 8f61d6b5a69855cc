// Ways that few take: from unread room to unread room by keys, rooms that are moved by menu and by finger, one
// reaction too many, messages that are pinned, saved and passed on by touch, an invite as a code for a
// camera, and a past that does not come at once.
import jsqr from 'jsqr';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phone, restingBox, Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import { Person } from '../lib/person.ts';

let owner: Person;
let tavi: Person;
let mara: Visitor;
const rooms: Record<string, string> = {};

const { visit } = withHome(async (home) => {
  ({ owner, tavi } = home);
  await tavi.say('the key lies under the mat');
  for (const name of ['attic', 'barn', 'cabin', 'den']) {
    rooms[name] = (await owner.must(201, 'POST', '/api/channels', { kind: 'text', name })).id;
    await owner.must(200, 'PATCH', `/api/channels/${rooms[name]}`, { position: 10 });
  }
  mara = await home.visit('mara');
});

const door = (visitor: Visitor, name: string) =>
  visitor.page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('link', { name: new RegExp(`^${name}`) });
const heading = (name: string) => mara.page.getByRole('heading', { name, level: 1 }).waitFor();
const choose = (visitor: Visitor, item: string) =>
  visitor.page.getByRole('menuitem', { name: item, exact: true });
const orderOn = async (visitor: Visitor): Promise<string[]> =>
  (
    await visitor.page
      .getByRole('navigation', { name: 'Rooms' })
      .locator('[data-channel]')
      .allInnerTexts()
  ).map((name) => name.trim().split('\n')[0] ?? '');

describe('by keys', () => {
  it('Alt, Shift and the arrows go from one room with something new to the next', async () => {
    const order = await orderOn(mara);
    await door(mara, order[0] ?? '').click();
    await heading(order[0] ?? '');
    const [first = '', second = ''] = order.slice(1).filter((_, index) => index % 2 === 1);
    for (const name of [first, second]) {
      await tavi.say('something new', { channel: rooms[name] ?? 'home' });
      await door(mara, name).filter({ hasText: 'unread' }).waitFor();
    }
    // A room is new until it was looked at, not until its name stands above.
    const looked = async (name: string) => {
      await heading(name);
      await door(mara, name).filter({ hasNotText: 'unread' }).waitFor();
    };
    await mara.page.keyboard.press('Alt+Shift+ArrowDown');
    await looked(first);
    await mara.page.keyboard.press('Alt+Shift+ArrowDown');
    await looked(second);
    await tavi.say('one more', { channel: rooms[first] ?? 'home' });
    await door(mara, first).filter({ hasText: 'unread' }).waitFor();
    await mara.page.keyboard.press('Alt+Shift+ArrowUp');
    await heading(first);
    await mara.page.keyboard.press('Alt+ArrowUp');
    await heading(order[order.indexOf(first) - 1] ?? '');
  });
});

describe('a room', () => {
  it('is moved by its menu, for everybody', async () => {
    const other = await visit('tavi');
    const before = await orderOn(other);
    const [, moved = '', below = ''] = before;
    await door(mara, moved).click({ button: 'right' });
    await choose(mara, 'Move down').click();
    await expect.poll(async () => (await orderOn(other)).slice(1, 3)).toEqual([below, moved]);
    await door(mara, moved).click({ button: 'right' });
    await choose(mara, 'Move up').click();
    await expect.poll(() => orderOn(other)).toEqual(before);
    expect(await other.faults()).toEqual([]);
    await other.leave();
  });
});

describe('a message', () => {
  it('bears twenty kinds of reactions, and says why it bears no more', async () => {
    const { _id } = await tavi.say('react to this');
    const kinds = [...'😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓'];
    for (const emoji of kinds) {
      const path = `/api/channels/home/messages/${_id}/reactions/${encodeURIComponent(emoji)}`;
      await tavi.must(204, 'PUT', path);
    }
    await mara.go('/c/home');
    const row = mara.said('react to this').first();
    await expect.poll(() => row.locator('[data-reaction]').count()).toBe(20);
    await mara.rowsAreReady();
    await row.hover();
    await mara.page.getByRole('button', { name: 'React with a heart' }).click();
    await mara.page.getByText('A message bears up to 20 different reactions.').waitFor();
    await expect.poll(() => row.locator('[data-reaction]').count()).toBe(20);
    await mara.shot('twenty-reactions');
    // One that is there already is no new kind.
    await row.locator('[data-reaction="😀"]').click();
    await row.getByRole('button', { name: '😀, 2 people' }).waitFor();
  });

  it('tells its past on another try when the first one failed', async () => {
    const { _id } = await owner.say('the cat is grey');
    const path = `/api/channels/home/messages/${_id}`;
    await owner.must(200, 'PATCH', path, { content: 'the cat is white' });
    await mara.said('the cat is white').getByText('edited').waitFor();
    await mara.context.route('**/versions', (route) => route.abort());
    await mara.said('the cat is white').first().click({ button: 'right' });
    await choose(mara, 'What it said before').click();
    const dialog = mara.page.getByRole('dialog');
    await dialog.getByRole('alert').filter({ hasText: "didn't answer" }).waitFor();
    await mara.shot('versions-failed');
    await mara.context.unroute('**/versions');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('the cat is grey').waitFor();
    await expect.poll(() => dialog.getByRole('alert').count()).toBe(0);
    await mara.page.keyboard.press('Escape');
  });
});

describe('a list of the settings that did not come', () => {
  it.each([
    ['people', 'invites', /^0 of \d+ used/],
    ['people', 'bans', /^@gone-friend/],
    ['emoji', 'emoji', /^:party_cat:/],
  ])('comes on another try: %s, %s', async (part, list, shown) => {
    if (list === 'emoji') await owner.must(201, 'POST', '/api/emoji', { name: 'party_cat' });
    if (list === 'invites') await owner.invite();
    if (list === 'bans') {
      await owner.bring('member', 'gone-friend');
      await owner.must(204, 'PUT', '/api/bans/gone-friend');
    }
    await mara.context.route(`**/api/${list}`, (route) => route.abort());
    await mara.go(`/settings/${part}`);
    const trouble = mara.page.getByRole('alert').filter({ hasText: "didn't answer" });
    const again = trouble.getByRole('button', { name: 'Try again' });
    await again.click();
    await again.waitFor();
    await mara.context.unroute(`**/api/${list}`);
    await again.click();
    await mara.page.getByText(shown).first().waitFor();
    await trouble.waitFor({ state: 'detached' });
    await mara.go('/c/home');
  });
});

describe('an invite', () => {
  it('is a code that a camera reads as the link', async () => {
    await mara.page.getByRole('button', { name: 'The Lamp Room' }).click();
    await choose(mara, 'Ask a friend in').click();
    await mara.page.getByRole('button', { name: 'Make an invite link' }).click();
    const code = mara.page.getByRole('img', { name: 'The link as a QR code' });
    await code.waitFor();
    const shown = await mara.page.getByRole('textbox', { name: 'Invite link' }).inputValue();
    const photo = (await code.screenshot({ scale: 'device' })).toString('base64');
    // The browser opens the picture, a reader of its own reads it.
    const page = await mara.context.newPage();
    const seen = await page.evaluate(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const brush = canvas.getContext('2d');
      brush?.drawImage(image, 0, 0);
      const data = brush?.getImageData(0, 0, image.width, image.height).data ?? [];
      return { data: [...data], width: image.width, height: image.height };
    }, photo);
    await page.close();
    const read = jsqr.default(Uint8ClampedArray.from(seen.data), seen.width, seen.height);
    expect(read?.data).toBe(`http://${shown}`);

    // What is said of it can be pressed, though the question keeps everything else from that.
    const dialog = mara.page.getByRole('dialog', { name: 'A seat for a friend' });
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    const notice = dialog.getByRole('status');
    await notice.getByRole('button', { name: 'Close the notice' }).click();
    await notice.getByRole('button').waitFor({ state: 'detached' });
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await notice.getByRole('button').waitFor();
    await mara.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await mara.page.getByRole('button', { name: 'Close the notice' }).click();
    expect(await mara.faults()).toEqual([]);
  });
});

describe('with a finger', () => {
  let other: Visitor;
  let touch: CDPSession;
  beforeAll(async () => {
    other = await visit('mara', { ...phone, colorScheme: 'dark' });
    touch = await other.context.newCDPSession(other.page);
  });
  afterAll(async () => {
    expect(await other.faults()).toEqual([]);
    await other.leave();
  });

  /** A finger rests on these words until their sheet may come, and is lifted. */
  async function hold(words: string): Promise<void> {
    const box = await restingBox(other.said(words).first().getByText(words).first());
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await other.page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await other.page.getByRole('menu', { name: 'About this message' }).waitFor();
  }
  const openPane = async (what: 'Pins' | 'Saved') => {
    await other.page.getByRole('heading', { name: 'home' }).getByRole('button').tap();
    await choose(other, what).tap();
    const pane = other.page.getByRole('complementary', { name: what });
    await pane.waitFor();
    return pane;
  };

  it('a message is pinned, found among the pins, and let go', async () => {
    await hold('under the mat');
    await choose(other, 'Pin for everybody').tap();
    await mara.said('mara pinned a message').first().waitFor();
    const pane = await openPane('Pins');
    await pane.getByRole('link', { name: /under the mat/ }).waitFor();
    await other.shot('pins-phone-dark');
    await pane.getByRole('button', { name: 'Take the pin out' }).tap();
    await pane.getByText('Nothing is pinned here yet.').waitFor();
    await pane.getByRole('button', { name: 'Close pins' }).tap();
    await pane.waitFor({ state: 'detached' });
  });

  it('a message is saved, found on the shelf, and leads back', async () => {
    await hold('under the mat');
    await choose(other, 'Save').tap();
    await other.page.getByText('Saved. You find it behind the name of the room.').waitFor();
    await other.page.getByRole('button', { name: 'Close the notice' }).tap();
    const pane = await openPane('Saved');
    await other.shot('saved-phone-dark');
    await pane.getByRole('link', { name: /under the mat/ }).tap();
    await pane.waitFor({ state: 'detached' });
    await other.page.waitForURL(/\/c\/home\/\d+$/);
  });

  it('a message is passed on to another room', async () => {
    await other.go('/c/home');
    await other.rowsAreReady();
    await hold('under the mat');
    await choose(other, 'Pass it on').tap();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'cabin' }).waitFor();
    await other.shot('pass-on-phone-dark');
    await dialog.getByRole('button', { name: 'cabin' }).tap();
    await other.page.getByText('Passed on to cabin.').waitFor();
    expect((await owner.history(rooms['cabin'])).at(-1)).toMatchObject({
      content: 'the key lies under the mat',
    });
  });

  it('a room is moved by its sheet', async () => {
    await other.page.getByRole('button', { name: /^Rooms/ }).tap();
    await door(other, 'barn').waitFor();
    const before = await orderOn(other);
    const at = before.indexOf('barn');
    await door(other, 'barn').tap();
    // The name over the room leads to the same sheet on every phone, also where holding a door does not.
    const name = other.page.getByRole('heading', { name: 'barn', level: 1 }).getByRole('button');
    await name.tap();
    await other.page.getByRole('menu', { name: 'About barn' }).waitFor();
    await other.shot('room-sheet-phone-dark');
    await choose(other, at === 0 ? 'Move down' : 'Move up').tap();
    await expect
      .poll(async () => (await orderOn(mara)).indexOf('barn'))
      .toBe(at === 0 ? 1 : at - 1);
  });
});
