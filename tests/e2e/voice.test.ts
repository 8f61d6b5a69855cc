// Talking in a voice room: three people with a tone each, who hear one another and never themselves.
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { desktop, phone, Visitor } from '../lib/browser.ts';
import { cardOf, Fireside, join as joinOn, lookIn, pressing } from '../lib/fireside.ts';
import { slackMs } from '../lib/patience.ts';
import { Person } from '../lib/person.ts';
import { SnugServer } from '../lib/server.ts';
import { heardIn, hears } from '../lib/talk.ts';

const tones = { mara: 500, tavi: 900, otis: 1400 } as const;
type Name = keyof typeof tones;
const all = Object.values(tones);

const here = new Map<Name, Visitor>();
const page = (name: Name) => {
  const visitor = here.get(name);
  if (visitor === undefined) throw new Error(`${name} is not here`);
  return visitor.page;
};

const at = Fireside.forFile({ friends: ['tavi', 'otis'] }, async () => {
  for (const name of ['mara', 'tavi', 'otis'] as const) here.set(name, await arrive(name));
});
const arrive = (name: Name, options = desktop) => at.arrive(name, tones[name], options);

const card = (name: Name) => cardOf(page(name));
const tile = (name: Name, who: string) =>
  page(name).getByRole('list', { name: 'People in Fireside' }).getByRole('listitem').filter({
    hasText: who,
  });
const button = (name: Name, label: string) => pressing(page(name), label);
const join = (name: Name) => joinOn(page(name));
const open = (name: Name) => lookIn(page(name));

describe('a voice room', () => {
  it('shows who is in before one goes in', async () => {
    await expect.poll(() => card('otis').textContent()).toContain('nobody in yet');
    await join('tavi');
    await expect.poll(() => card('otis').textContent()).toContain('with Tavi');
  });

  it('is joined by one press; everybody hears the others and nobody himself', async () => {
    await join('mara');
    await hears(page('mara'), all, [tones.tavi]);
    await hears(page('tavi'), all, [tones.mara]);
    await join('otis');
    await hears(page('otis'), all, [tones.mara, tones.tavi]);
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
  });

  it('shows who speaks, to eyes and to screen readers', async () => {
    await open('mara');
    await expect.poll(() => tile('mara', 'tavi').textContent()).toContain('speaking');
    await expect
      .poll(
        () =>
          page('mara')
            .getByText(/^\d+ ms$/)
            .count(),
        { timeout: 15_000 },
      )
      .toBe(1);
    await here.get('mara')?.shot('voice-room');
    expect(await axe(page('mara'))).toEqual([]);
  });

  it('says what to do where the browser keeps the camera closed, and goes on', async () => {
    await button('mara', 'Camera').click();
    await page('mara').getByText('The browser keeps the camera closed.').waitFor();
    expect(await button('mara', 'Camera').getAttribute('aria-pressed')).toBe('false');
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
  });

  it('hears nothing of who is muted, and shows it', async () => {
    await button('tavi', 'Mute').click();
    await hears(page('mara'), all, [tones.otis]);
    await expect.poll(() => tile('mara', 'tavi').textContent()).toContain('muted');
    // He talks on, and is told that nobody hears it.
    await page('tavi').getByText('You are muted. Nobody hears what you say.').first().waitFor();
    await button('tavi', 'Unmute').click();
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
  });

  it('is silent for who does not want to hear', async () => {
    await button('tavi', 'Deafen').click();
    await hears(page('tavi'), all, []);
    await expect.poll(() => tile('mara', 'tavi').textContent()).toContain('hears nothing');
    await button('tavi', 'Undeafen').click();
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
  });

  it('has each friend as loud as one wants, on this device', async () => {
    await tile('mara', 'otis').getByRole('button').click();
    const volume = page('mara').getByRole('dialog', { name: 'How loud otis is' });
    await volume.getByRole('button', { name: 'Mute otis for me' }).click();
    await hears(page('mara'), all, [tones.tavi]);
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
    await volume.getByRole('slider').fill('150');
    await page('mara').keyboard.press('Escape');
    const kept = await page('mara').evaluate(() => localStorage.getItem('snug:voice'));
    expect(JSON.parse(kept ?? '{}').heard).toEqual({ otis: { volume: 150, muted: true } });
  });

  it('takes back who loads the page again, who is still muted for me there', async () => {
    await page('mara').reload();
    await page('mara').getByRole('group', { name: 'The call' }).waitFor();
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
    await hears(page('mara'), all, [tones.tavi]);
    await page('mara').evaluate(() => localStorage.removeItem('snug:voice'));
    await page('mara').reload();
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
  });

  it('takes nobody back with an open microphone who was muted', async () => {
    await button('mara', 'Mute').click();
    await page('mara').reload();
    await button('mara', 'Unmute').waitFor();
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
    await hears(page('tavi'), all, [tones.otis]);
    await button('mara', 'Unmute').click();
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
  });

  it('opens no camera for who presses Join twice', async () => {
    await button('otis', 'Leave').click();
    await lookIn(page('otis'));
    await page('otis').getByRole('main').getByRole('button', { name: /^Join/ }).dblclick();
    await hears(page('otis'), all, [tones.mara, tones.tavi]);
    expect(await page('otis').getByRole('button', { name: 'Camera', pressed: true }).count()).toBe(
      0,
    );
    await page('otis').getByRole('link', { name: /^home/ }).first().click();
    await page('otis').getByRole('region', { name: 'The call' }).waitFor();
  });

  it('goes on with those who stay, and takes the place of who left again', async () => {
    await button('otis', 'Leave').click();
    await hears(page('mara'), all, [tones.tavi]);
    await expect.poll(() => tile('mara', 'otis').count()).toBe(0);
    expect(await heardIn(page('otis'), all)).toEqual([]);
    await join('otis');
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
    await hears(page('otis'), all, [tones.mara, tones.tavi]);
  });

  it('talks only while the key is held, where that was chosen', async () => {
    await page('tavi').evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('snug:voice') ?? '{}');
      localStorage.setItem('snug:voice', JSON.stringify({ ...kept, mode: 'hold' }));
    });
    await page('tavi').reload();
    await hears(page('tavi'), all, [tones.mara, tones.otis]);
    await hears(page('mara'), all, [tones.otis]);
    await page('tavi').keyboard.down('ControlRight');
    await hears(page('mara'), all, [tones.tavi, tones.otis]);
    await page('tavi').keyboard.up('ControlRight');
    await hears(page('mara'), all, [tones.otis]);
  });

  it('asks before it moves to another device, and ends on the first', async () => {
    const other = await arrive('otis', phone as typeof desktop);
    await other.page.getByRole('button', { name: /^Rooms/ }).tap();
    await other.page.getByRole('button', { name: 'Join Fireside' }).tap();
    const question = other.page.getByRole('dialog', {
      name: 'You are in a call on another device',
    });
    await question.getByRole('button', { name: 'Move it here' }).tap();
    await hears(other.page, all, [tones.mara]);
    await page('otis').getByText('Your call goes on on another device.').waitFor();
    await hears(page('mara'), all, [tones.otis]);
    await other.page.getByRole('link', { name: /^Fireside, / }).tap();
    await other.page.getByRole('group', { name: 'The call' }).waitFor();
    await other.shot('voice-room-phone');
    expect(await axe(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Leave', exact: true }).tap();
    await hears(page('mara'), all, []);
    expect(await other.faults()).toEqual([]);
    await other.leave();
    await join('otis');
    await hears(page('mara'), all, [tones.otis]);
  });

  it('is there again within ten seconds of a server that began anew', async () => {
    await at.server.stop();
    await at.server.launch();
    const began = Date.now();
    await hears(page('mara'), all, [tones.otis], 10_000);
    await hears(page('otis'), all, [tones.mara], Math.max(1, 10_000 - (Date.now() - began)));
    await expect.poll(() => tile('mara', 'otis').textContent()).not.toContain('reconnecting');
  });

  it('is silent at once for who was put out', async () => {
    await at.owner.must(204, 'DELETE', '/api/members/otis');
    await expect.poll(() => heardIn(page('mara'), all), { timeout: 1_000 + slackMs }).toEqual([]);
    await page('otis').getByRole('button', { name: 'Come in' }).waitFor();
    expect(await heardIn(page('otis'), all)).toEqual([]);
    await expect.poll(() => tile('mara', 'otis').count()).toBe(0);
  });

  it('asked nobody else, broke no rule of the page, threw nothing', async () => {
    for (const visitor of here.values()) expect(await visitor.faults()).toEqual([]);
  });
});

describe('the microphone', () => {
  it('is explained before the browser asks, and not needed to listen', async () => {
    const guest = await Visitor.arrive(at.browser, at.server.origin);
    await at.owner.bring('member', 'ines');
    await guest.signIn('ines', Person.passwordOf('ines'));
    const { page: hers } = guest;
    await hers.getByRole('link', { name: /^Fireside/ }).hover();
    await hers.getByRole('button', { name: 'Join Fireside' }).click();
    const check = hers.getByRole('dialog', { name: 'Before you join Fireside' });
    await check.getByText('Your browser asks once').waitFor();
    expect(await axe(hers)).toEqual([]);
    // Nobody answers for a headless browser: that is a no.
    await check.getByRole('button', { name: 'Try the microphone' }).click();
    await check.getByText('The browser keeps the microphone closed.').waitFor();
    await check.getByRole('button', { name: 'Just listen' }).click();
    await hers.getByRole('region', { name: 'The call' }).waitFor();
    await expect.poll(() => card('mara').textContent()).toContain('Ines');
    expect(await guest.faults()).toEqual([]);
    await guest.leave();
  });

  it('is tried out in the settings', async () => {
    await page('mara').goto(`${at.server.origin}/settings/voice`);
    // The call goes on there, and its buttons with it.
    const call = page('mara').getByRole('region', { name: 'The call' });
    await call.getByRole('button', { name: 'Mute', exact: true }).click();
    await call.getByRole('button', { name: 'Unmute', exact: true }).click();
    await page('mara').setViewportSize({ width: 390, height: 844 });
    const bar = page('mara').getByRole('complementary', { name: 'The call' });
    await bar.getByRole('button', { name: 'Mute', exact: true }).waitFor();
    expect(await axe(page('mara'))).toEqual([]);
    await page('mara').setViewportSize({ width: 1280, height: 800 });
    const meter = page('mara').getByRole('meter', { name: 'Level' });
    const isHeard = () =>
      expect
        .poll(async () => Number(await meter.getAttribute('aria-valuenow')))
        .toBeGreaterThan(20);
    // In a call it is open already.
    await isHeard();
    await call.getByRole('button', { name: 'Leave', exact: true }).click();
    await button('mara', 'Start').click();
    await isHeard();
    expect(await axe(page('mara'))).toEqual([]);
    await button('mara', 'Stop').click();
  });
});

describe('where the server has no voice', () => {
  it('nothing of it is on the page', async () => {
    const silent = await SnugServer.start({ args: ['--voice', 'off'] });
    const first = await silent.setUp();
    await first.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'Fireside' });
    await first.bring('member', 'tavi');
    const visitor = await Visitor.arrive(at.browser, silent.origin);
    const asked: string[] = [];
    visitor.page.on('request', (request) => asked.push(request.url()));
    await visitor.signIn('mara', Person.passwordOf('mara'));
    await visitor.page.waitForTimeout(2500);
    await expect.poll(() => visitor.page.getByText(/Fireside|Voice$/).count()).toBe(0);
    expect(asked.filter((url) => /\/voice[-.]/.test(url))).toEqual([]);
    await visitor.go('/settings/voice');
    await visitor.page.getByRole('heading', { name: 'Profile' }).waitFor();
    await expect.poll(() => visitor.page.getByRole('link', { name: 'Voice' }).count()).toBe(0);
    await visitor.leave();
    await silent.dispose();
  });
});
