// Large files that go after a time: chosen by who holds the keys, said to everybody, and what went brought back.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axe } from '../lib/axe.ts';
import { phone, type Visitor } from '../lib/browser.ts';
import { withHome } from '../lib/home.ts';
import type { Person } from '../lib/person.ts';
import { replicaSet, type SnugServer } from '../lib/server.ts';
import { shareFile } from '../lib/uploads.ts';

let server: SnugServer;
let tavi: Person;
let mara: Visitor;
let other: Visitor;

const { visit } = withHome(async (home) => {
  ({ server, tavi } = home);
  mara = await home.visit('mara');
  other = await home.visit('tavi');
});

const MONTH_MS = 31 * 24 * 3_600_000;

describe('how long large files stay', () => {
  it('is chosen by who holds the keys, and said where everybody reads', async () => {
    const { page } = mara;
    await other.go('/settings/space');
    await other.page.getByText('Files stay until somebody deletes them.').waitFor();
    await mara.go('/settings/space');
    await page.getByRole('radio', { name: '30 days' }).check();
    await page.getByRole('radio', { name: '10 MB' }).check();
    await page.getByRole('button', { name: 'Save and say so' }).click();
    await page.getByText('Saved, and said at home.').waitFor();
    await mara.shot('retention');
    expect(await axe(page)).toEqual([]);
    await other.page
      .getByText('Our rule: files over 10 MB go after 30 days, unless pinned.')
      .waitFor();
    await other.go('/c/home');
    await other
      .said('said what becomes of large files: files over 10 MB go after 30 days')
      .waitFor();
    await mara.go('/settings/audit');
    await page.getByText('said what becomes of large files: files over 10 MB').waitFor();
    await mara.go('/c/home');
  });

  // Time passes by a change of the rows, so only where there are rows.
  it.skipIf(replicaSet)('takes one away, and whoever shared it brings it back', async () => {
    await mara.rowsAreReady();
    await shareFile(tavi, 'cabin.bin', randomBytes(10_400_000), { content: 'All of the cabin' });
    await other
      .said('All of the cabin')
      .getByRole('link', { name: 'Download cabin.bin' })
      .waitFor();
    await server.stop();
    const aged = `UPDATE attachments SET at = at - ${MONTH_MS}`;
    execFileSync('sqlite3', [join(server.data, 'snug.db'), aged]);
    await server.restart();
    for (const visitor of [mara, other]) {
      const row = visitor.said('All of the cabin');
      await row.getByText('Taken away to make room').waitFor({ timeout: 60_000 });
      await row.getByText(/^It can come back until/).waitFor();
      await expect.poll(() => row.getByRole('link', { name: /cabin/ }).count()).toBe(0);
    }
    await other.shot('file-removed');
    // Before axe, which may make styles of its own on a page that has to load its sheets again.
    expect(await other.faults()).toEqual([]);
    expect(await axe(other.page)).toEqual([]);
    const small = await visit('tavi', phone);
    await small.said('All of the cabin').getByText('Taken away to make room').waitFor();
    await small.shot('file-removed-phone');
    expect(await axe(small.page)).toEqual([]);
    await small.leave();
    await other.page.getByRole('button', { name: 'Bring it back: cabin.bin' }).click();
    for (const visitor of [mara, other])
      await visitor
        .said('All of the cabin')
        .getByRole('link', { name: 'Download cabin.bin' })
        .waitFor();
    await expect
      .poll(() => other.page.evaluate(() => document.activeElement?.hasAttribute('data-row')))
      .toBe(true);
  });

  it('is off again in every browser when it is switched off', async () => {
    await other.go('/settings/space');
    await other.page.getByText(/^Our rule:/).waitFor();
    await mara.go('/settings/space');
    await mara.page.getByRole('radio', { name: 'Off' }).check();
    await mara.page.getByRole('button', { name: 'Save and say so' }).click();
    await other.page.getByText('Files stay until somebody deletes them.').waitFor();
    expect(await mara.faults()).toEqual([]);
  });
});
