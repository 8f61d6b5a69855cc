// Two friends look at two servers on one replica set while a script, through Python's driver, puts
// bare documents into the database, changes and removes them: both see it as it happens, marked.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, Visitor } from '../lib/browser.ts';
import { inPython } from '../lib/foreign-driver.ts';
import { Person } from '../lib/person.ts';
import { ReplicaSet } from '../lib/replica-set.ts';
import { SnugServer } from '../lib/server.ts';

let browser: Browser;
let set: ReplicaSet;
const servers: SnugServer[] = [];
const visitors: Visitor[] = [];

const python = (lines: string) => inPython(set.address, 'Messages', lines);

beforeAll(async () => {
  set = new ReplicaSet();
  const env = { SNUG_STORE: set.address, SNUG_DATABASE: 'Messages' };
  for (let i = 0; i < 2; i += 1) servers.push(await SnugServer.start({ env }));
  const owner = await (servers[0] as SnugServer).setUp('mara');
  await owner.bring('member', 'tavi');
  browser = await openBrowser();
  for (const [i, name] of ['mara', 'tavi'].entries()) {
    const visitor = await Visitor.arrive(browser, (servers[i] as SnugServer).origin);
    visitors.push(visitor);
    await visitor.signIn(name, Person.passwordOf(name));
  }
}, 180_000);
afterAll(async () => {
  await browser?.close();
  for (const one of servers) await one.dispose();
  set?.dispose();
}, 60_000);

describe('a script beside two friends', { timeout: 60_000 }, () => {
  it('is read by both as it writes', async () => {
    await python(`
import datetime
for words in ["bread is in the oven", "it smells of thyme"]:
    db.home.insert_one({"content": words, "timestamp": datetime.datetime.utcnow(), "author": "the oven"})
`);
    for (const one of visitors) {
      await one.sees('bread is in the oven');
      await one.sees('it smells of thyme');
      const row = one.said('bread is in the oven');
      expect(await row.innerText()).toContain('the oven');
      expect(await row.innerText()).toContain('written from outside');
    }
    await visitors[0]?.shot('from-outside');
  });

  it('is followed when it changes its mind', async () => {
    await python(`
db.home.update_one({"content": "it smells of thyme"}, {"$set": {"content": "it smells of smoke"}})
db.home.delete_one({"content": "bread is in the oven"})
`);
    for (const one of visitors) {
      await one.sees('it smells of smoke');
      await one.said('bread is in the oven').waitFor({ state: 'detached' });
    }
  });

  it('cannot speak in a friend’s name unmarked', async () => {
    await python('db.home.insert_one({"content": "I owe you all dinner", "author": "tavi"})');
    for (const one of visitors) {
      await one.sees('I owe you all dinner');
      expect(await one.said('I owe you all dinner').innerText()).toContain('written from outside');
    }
    for (const one of visitors) expect(await one.faults()).toEqual([]);
  });
});
