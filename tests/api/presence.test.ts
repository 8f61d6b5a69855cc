// How somebody chose to be seen is his choice until he makes another: the server may start anew meanwhile.
import { describe, expect, it } from 'vitest';
import type { Person } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();

const seenBy = (who: Person) => who.must(200, 'GET', '/api/snapshot');

describe('after a restart', () => {
  it('somebody is seen as he had chosen, and who was invisible stays so', async () => {
    const busy = await suite.owner.bring();
    const hidden = await suite.owner.bring();
    const spoke = await suite.owner.bring();
    const choose = (who: Person, body: object) => who.must(204, 'PUT', '/api/me/presence', body);
    await choose(busy, { state: 'dnd', text: 'in a meeting', emoji: '🍵' });
    await choose(hidden, { state: 'invisible' });
    const until = new Date(Date.now() + 1_000).toISOString();
    await choose(spoke, { state: 'idle', text: 'back in a moment', until });
    await suite.server.stop();
    await new Promise((done) => setTimeout(done, Math.max(0, Date.parse(until) - Date.now())));
    await suite.server.restart();
    const watcher = await suite.owner.listen();
    const streams = await Promise.all([busy, hidden, spoke].map((who) => who.listen()));
    const told = await watcher.until((event) => event.data.user === busy.username);
    expect(told.data).toMatchObject({ state: 'dnd', text: 'in a meeting', emoji: '🍵' });
    await watcher.until((event) => event.data.user === spoke.username);
    const snapshot = await seenBy(suite.owner);
    expect(snapshot.presence[busy.username]).toBe('dnd');
    expect(snapshot.presence[spoke.username]).toBe('idle');
    expect(snapshot.statuses).toEqual({ [busy.username]: { text: 'in a meeting', emoji: '🍵' } });
    expect(snapshot.presence).not.toHaveProperty(hidden.username);
    expect((await seenBy(hidden)).my_presence).toEqual({ state: 'invisible' });
    expect(watcher.seen.some((event) => event.data.user === hidden.username)).toBe(false);
    for (const stream of [watcher, ...streams]) stream.close();
  });

  it('somebody who chose to be seen as usual is', async () => {
    const friend = await suite.owner.bring();
    await friend.must(204, 'PUT', '/api/me/presence', { state: 'invisible' });
    await friend.must(204, 'PUT', '/api/me/presence', { state: 'online' });
    await suite.server.restart();
    expect((await seenBy(friend)).my_presence).toEqual({ state: 'online' });
  });
});
