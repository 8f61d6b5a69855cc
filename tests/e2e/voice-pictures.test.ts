// Camera and screen in a voice room: seen and heard by the others, by nobody who does not look, and gone when
// they are stopped.
import { expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, restingBox, type Visitor } from '../lib/browser.ts';
import { Fireside, join, lookIn, pressing } from '../lib/fireside.ts';
import {
  lampsLit,
  pictureBytesIn,
  rightOfLeft,
  saysYes,
  sees,
  seesNothing,
  showsAt,
} from '../lib/pictures.ts';
import { heardIn, hears } from '../lib/talk.ts';
import { overWide } from '../lib/whole.ts';

const tones = { mara: 500, tavi: 900, otis: 1400 } as const;
type Name = keyof typeof tones;
const screenHz = 2100;
const all = [...Object.values(tones), screenHz];

const here = new Map<Name, Visitor>();
const page = (name: Name) => {
  const visitor = here.get(name);
  if (visitor === undefined) throw new Error(`${name} is not here`);
  return visitor.page;
};

const at = Fireside.forFile({ friends: ['tavi', 'otis'], flags: [saysYes] }, async () => {
  await sit('mara');
  await sit('tavi');
});
const arrive = (name: Name, options = desktop) =>
  at.arrive(name, tones[name], options, showsAt(screenHz));

/** In the room, and looking at it. */
async function sit(name: Name): Promise<void> {
  here.set(name, await arrive(name));
  await join(page(name));
  await lookIn(page(name));
}

/** Front and back, as a phone has them; the browser's own pattern is one camera. */
const givesTwoCameras = (whose: Visitor['page']) =>
  whose.evaluate(() => {
    const { mediaDevices: devices } = navigator;
    const open = devices.getUserMedia.bind(devices);
    const list = devices.enumerateDevices.bind(devices);
    devices.enumerateDevices = async () => {
      const found = await list();
      return [...found, ...found.filter(({ kind }) => kind === 'videoinput')];
    };
    devices.getUserMedia = async (wanted) => {
      const opened = await open(wanted);
      const facingMode = (wanted?.video as { facingMode?: string } | undefined)?.facingMode ?? '';
      for (const track of opened.getVideoTracks()) {
        const settings = track.getSettings.bind(track);
        track.getSettings = () => ({ ...settings(), facingMode });
      }
      return opened;
    };
  });

const button = (name: Name, label: string) => pressing(page(name), label);
const large = (name: Name, what: string) =>
  page(name).getByRole('region', { name: `In view: ${what}`, exact: true });

it('shows a camera to others, and to oneself as in a mirror', { timeout: 60_000 }, async () => {
  await hears(page('mara'), all, [tones.tavi]);
  await button('tavi', 'Camera').click();
  await sees(page('tavi'), 'camera:tavi');
  await sees(page('mara'), 'camera:tavi');
  expect(await button('tavi', 'Camera').getAttribute('aria-pressed')).toBe('true');
  // Nothing of it disturbs what is said.
  await hears(page('mara'), all, [tones.tavi]);
  await hears(page('tavi'), all, [tones.mara]);
});

it('shows both at once, and who comes later sees them too', { timeout: 90_000 }, async () => {
  await button('mara', 'Camera').click();
  await sees(page('tavi'), 'camera:mara');
  await sit('otis');
  await sees(page('otis'), 'camera:mara');
  await sees(page('otis'), 'camera:tavi');
  await here.get('otis')?.shot('voice-cameras');
  expect(await axe(page('otis'))).toEqual([]);
});

it('sends nothing to who does not look', { timeout: 60_000 }, async () => {
  expect(await pictureBytesIn(page('otis'), 1000)).toBeGreaterThan(5000);
  await page('otis').getByRole('link', { name: /^home/ }).click();
  await expect
    .poll(() => pictureBytesIn(page('otis'), 1000), { timeout: 15_000 })
    .toBeLessThan(500);
  await hears(page('otis'), all, [tones.mara, tones.tavi]);
  await page('otis')
    .getByRole('link', { name: /^Fireside/ })
    .click();
  await sees(page('otis'), 'camera:mara');
});

it('makes one picture large by a press, and gives the others back by Escape', {
  timeout: 60_000,
}, async () => {
  await button('otis', 'Look closer: Tavi').focus();
  await page('otis').keyboard.press('Enter');
  await large('otis', 'Tavi').waitFor();
  await sees(page('otis'), 'camera:tavi');
  await sees(page('otis'), 'camera:mara');
  await here.get('otis')?.shot('voice-camera-large');
  await page('otis').keyboard.press('Escape');
  await large('otis', 'Tavi').waitFor({ state: 'detached' });
  await sees(page('otis'), 'camera:tavi');
});

it('brings a screen to the front, with its sound', { timeout: 60_000 }, async () => {
  await button('tavi', 'Share').click();
  await page('tavi').getByText('You are sharing your screen.').first().waitFor();
  for (const name of ['mara', 'otis'] as const) {
    await large(name, "Tavi's screen").waitFor();
    await sees(page(name), 'screen:tavi');
  }
  await hears(page('mara'), all, [tones.tavi, tones.otis, screenHz]);
  // It has two sides, as it had there.
  const sides = [screenHz, screenHz * rightOfLeft];
  await hears(page('mara'), sides, sides);
  await expect.poll(() => heardIn(page('mara'), sides, '__rightEars')).toEqual(sides.slice(1));
  // Nobody hears his own.
  await hears(page('tavi'), all, [tones.mara, tones.otis]);
  await here.get('mara')?.shot('voice-screen');
  await here.get('tavi')?.shot('voice-sharing');
  expect(await axe(page('mara'))).toEqual([]);
});

it('has room for everybody under a screen, with the chat beside it', {
  timeout: 60_000,
}, async () => {
  await button('mara', 'Chat').click();
  const tiles = page('mara').getByRole('list', { name: 'People in Fireside' });
  const screen = await restingBox(large('mara', "Tavi's screen"));
  for (const tile of await tiles.getByRole('listitem').all()) {
    const { y, width, height } = await restingBox(tile);
    expect(y).toBeGreaterThan(screen.y + screen.height);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(112);
    expect(width * height).toBeGreaterThan(150 * 140);
  }
  await here.get('mara')?.shot('voice-screen-chat');
  await button('mara', 'Chat').click();
});

it('has the sound of a screen as loud as its person', { timeout: 60_000 }, async () => {
  await large('mara', "Tavi's screen").getByRole('button', { name: 'How loud Tavi is' }).click();
  const volume = page('mara').getByRole('dialog', { name: 'How loud Tavi is' });
  await volume.getByRole('button', { name: 'Mute Tavi for me' }).click();
  await hears(page('mara'), all, [tones.otis]);
  await volume.getByRole('button', { name: 'Hear Tavi again' }).click();
  await hears(page('mara'), all, [tones.tavi, tones.otis, screenHz]);
  await page('mara').keyboard.press('Escape');
});

it('leaves the way back to who would rather see everybody', { timeout: 60_000 }, async () => {
  await button('mara', 'Show everybody').click();
  await large('mara', "Tavi's screen").waitFor({ state: 'detached' });
  await sees(page('mara'), 'screen:tavi');
  await button('mara', "Look closer: Tavi's screen").click();
  await large('mara', "Tavi's screen").waitFor();
});

it('is seen on a phone, which shows no screen of its own', { timeout: 90_000 }, async () => {
  await button('otis', 'Leave').click();
  await expect.poll(() => lampsLit(page('otis'))).toBe(0);
  await here.get('otis')?.leave();
  const visitor = await arrive('otis', phone as typeof desktop);
  here.set('otis', visitor);
  await page('otis')
    .getByRole('button', { name: /^Rooms/ })
    .tap();
  await page('otis').getByRole('button', { name: 'Join Fireside' }).tap();
  await page('otis')
    .getByRole('region', { name: 'The call' })
    .or(page('otis').getByRole('complementary', { name: 'The call' }))
    .first()
    .waitFor();
  await page('otis')
    .getByRole('link', { name: /^Fireside, / })
    .tap();
  await large('otis', "Tavi's screen").waitFor();
  await sees(page('otis'), 'screen:tavi');
  await sees(page('otis'), 'camera:mara');
  expect(await button('otis', 'Share').count()).toBe(0);
  expect(await overWide(page('otis'))).toBe(0);
  await here.get('otis')?.shot('voice-screen-phone');
  expect(await axe(page('otis'))).toEqual([]);
});

it('shows nothing but the picture on a phone, until it is tapped', {
  timeout: 60_000,
}, async () => {
  const screen = large('otis', "Tavi's screen");
  const tools = screen.getByRole('button');
  const areSeen = () =>
    tools.evaluateAll((buttons) =>
      buttons.some((one) => one.checkVisibility({ opacityProperty: true, checkOpacity: true })),
    );
  await expect.poll(areSeen).toBe(false);
  await here.get('otis')?.shot('voice-screen-phone-bare');
  await screen.tap({ position: { x: 120, y: 80 } });
  await expect.poll(areSeen).toBe(true);
  // What is pressed stays for the next press.
  await screen.getByRole('button', { name: 'How loud Tavi is' }).tap();
  await page('otis').getByRole('dialog', { name: 'How loud Tavi is' }).waitFor();
  await page('otis').waitForTimeout(3500);
  expect(await areSeen()).toBe(true);
  await page('otis').keyboard.press('Escape');
  // It goes back to the button, and what the keys are on stays in sight.
  await page('otis').evaluate(() => (document.activeElement as HTMLElement).blur());
  await expect.poll(areSeen).toBe(false);
});

it('is turned round on a phone, and ended from elsewhere', { timeout: 90_000 }, async () => {
  const otis = page('otis');
  await givesTwoCameras(otis);
  const isMirrored = () =>
    otis
      .locator('[data-picture="camera:otis"] video')
      .evaluate((video) => getComputedStyle(video).transform !== 'none');
  await button('otis', 'Camera').tap();
  await sees(page('tavi'), 'camera:otis');
  await expect.poll(isMirrored).toBe(true);
  await button('otis', 'Turn').tap();
  await expect.poll(isMirrored).toBe(false);
  await here.get('otis')?.shot('voice-turned-phone');
  expect(await lampsLit(otis)).toBe(1);
  await sees(page('tavi'), 'camera:otis');
  expect(await axe(otis)).toEqual([]);
  await otis.getByRole('button', { name: 'Rooms', exact: true }).tap();
  await otis.getByRole('link', { name: /^home/ }).tap();
  const bar = otis.getByRole('complementary', { name: 'The call' });
  await bar.getByRole('button', { name: 'Camera', exact: true }).tap();
  await seesNothing(page('tavi'), 'camera:otis');
  await expect.poll(() => lampsLit(otis)).toBe(0);
  await bar.getByRole('link').tap();
  await otis.getByRole('group', { name: 'The call' }).waitFor();
});

it('ends when it is stopped, here and there, and comes again', { timeout: 60_000 }, async () => {
  await button('tavi', 'Stop sharing').click();
  await seesNothing(page('mara'), 'screen:tavi');
  await hears(page('mara'), all, [tones.tavi, tones.otis]);
  await sees(page('mara'), 'camera:tavi');
  await button('tavi', 'Camera').click();
  await seesNothing(page('mara'), 'camera:tavi');
  expect(await lampsLit(page('tavi'))).toBe(0);
  await button('tavi', 'Camera').click();
  await sees(page('mara'), 'camera:tavi');
});

it('is back after the server began anew, and out after the call', { timeout: 90_000 }, async () => {
  await at.server.stop();
  await at.server.launch();
  await hears(page('mara'), all, [tones.tavi, tones.otis], 20_000);
  await sees(page('mara'), 'camera:tavi');
  await sees(page('tavi'), 'camera:mara');
  await button('tavi', 'Leave').click();
  expect(await lampsLit(page('tavi'))).toBe(0);
  await seesNothing(page('mara'), 'camera:tavi');
});

it('broke no rule of the page, and threw nothing', async () => {
  for (const visitor of here.values()) expect(await visitor.faults()).toEqual([]);
});
