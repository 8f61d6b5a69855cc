// Seats in voice rooms as the wire knows them: who may have one, who hears of it, and what ends it.
// Media is another matter: tests/voice.

import { expect, it } from 'vitest';
import { slackMs } from '../lib/patience.ts';
import { type Person, unique } from '../lib/person.ts';
import { offer } from '../lib/sdp.ts';
import type { StreamReader } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer({ args: ['--voice', '127.0.0.1:0'] });

interface Room {
  id: string;
  path: string;
}

async function openRoom(more: Record<string, unknown> = {}): Promise<Room> {
  const fields = { kind: 'voice', name: unique('room'), ...more };
  const { id } = await suite.owner.must(201, 'POST', '/api/channels', fields);
  return { id, path: `/api/channels/${id}/voice` };
}

const join = (who: Person, room: Room): Promise<{ session: string; sdp: string }> =>
  who.must(201, 'POST', room.path, { sdp: offer() });

const membersIn = (room: Room, names: string[]) => (event: { name: string; data: any }) =>
  event.name === 'voice_state' &&
  event.data.channel === room.id &&
  JSON.stringify(event.data.members.map((one: any) => one.username)) === JSON.stringify(names);

async function rosterOf(who: Person, room: Room): Promise<string[]> {
  const { voice } = await who.must(200, 'GET', '/api/snapshot');
  const found = voice.find((one: any) => one.channel === room.id);
  return (found?.members ?? []).map((one: any) => one.username);
}

async function ended(stream: StreamReader, session: string): Promise<string> {
  const event = await stream.until(
    (one) => one.name === 'voice_ended' && one.data.session === session,
  );
  return event.data.reason;
}

it('answers with its own addresses by UDP and TCP, and tells everybody who is there', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  const watcher = await suite.owner.listen();
  await watcher.until('caught_up');
  const { session, sdp } = await join(mara, room);
  expect(session).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(sdp).toMatch(/a=candidate:\d+ 1 udp \d+ 127\.0\.0\.1 \d+ typ host\r\n/);
  expect(sdp).toMatch(/a=candidate:\d+ 1 tcp \d+ 127\.0\.0\.1 \d+ typ host tcptype passive\r\n/);
  expect(sdp).toContain('a=ice-lite');
  await watcher.until(membersIn(room, [mara.username]));
  expect(await rosterOf(suite.owner, room)).toEqual([mara.username]);
  const late = await suite.owner.listen();
  const hello = await late.until('hello');
  expect(hello.data.voice.map((one: any) => one.channel)).toContain(room.id);
  await mara.must(204, 'DELETE', `${room.path}/${session}`);
  await watcher.until(membersIn(room, []));
  expect(await rosterOf(suite.owner, room)).toEqual([]);
  expect([...watcher.faults, ...late.faults]).toEqual([]);
  watcher.close();
  late.close();
});

it('gives slots to those who can be heard, under the names of their people', async () => {
  const room = await openRoom();
  const [mara, tavi] = [await suite.owner.bring(), await suite.owner.bring()];
  const hers = await mara.listen();
  const { session } = await join(mara, room);
  await join(tavi, room);
  const slots = await hers.until(
    (one) =>
      one.name === 'voice_slots' && Object.values(one.data.slots).some((who) => who !== null),
  );
  expect(slots.data).toEqual({
    session,
    need: 0,
    need_video: 0,
    slots: { '1': { user: tavi.username, kind: 'mic' } },
  });
  expect(hers.faults).toEqual([]);
  hers.close();
});

it('asks who has too few places for more, and is content with more', async () => {
  const room = await openRoom();
  const [mara, tavi, ben] = await Promise.all([1, 2, 3].map(() => suite.owner.bring()));
  if (!mara || !tavi || !ben) throw new Error('nobody came');
  const hers = await mara.listen();
  const seat = await mara.must(201, 'POST', room.path, { sdp: offer(1) });
  await join(tavi, room);
  await join(ben, room);
  await hers.until((one) => one.name === 'voice_slots' && one.data.need === 1);
  const { sdp } = await mara.must(200, 'PATCH', `${room.path}/${seat.session}`, { sdp: offer(2) });
  expect(sdp).toContain('a=mid:2');
  const last = await hers.until(
    (one) => one.name === 'voice_slots' && one.data.need === 0 && '2' in one.data.slots,
  );
  expect(
    Object.values(last.data.slots)
      .map((who: any) => who.user)
      .sort(),
  ).toEqual([tavi.username, ben.username].sort());
  hers.close();
});

const picturesOf = (who: Person) => (event: { name: string; data: any }) =>
  event.name === 'voice_state' &&
  event.data.members.find((one: any) => one.username === who.username);

it('shows whose camera is on, and gives it to those who watch', async () => {
  const room = await openRoom();
  const [mara, tavi] = [await suite.owner.bring(), await suite.owner.bring()];
  const hers = await mara.listen();
  const seat = await mara.must(201, 'POST', room.path, { sdp: offer(1, ['recvonly']) });
  const his = await tavi.must(201, 'POST', room.path, {
    sdp: offer(1, ['sendonly', 'sendonly']),
    sends: { '2': 'camera', '3': 'screen' },
  });
  expect(his.sdp).toContain('b=TIAS:1200000\r\n');
  expect(his.sdp).toContain('b=TIAS:2500000\r\n');
  await hers.until(
    (one) => picturesOf(tavi)(one)?.camera === true && picturesOf(tavi)(one)?.screen === true,
  );
  const { voice } = await mara.must(200, 'GET', '/api/snapshot');
  expect(voice.find((one: any) => one.channel === room.id).members[1]).toMatchObject({
    username: tavi.username,
    camera: true,
    screen: true,
  });
  const watch = `${room.path}/${seat.session}/watch`;
  await mara.must(204, 'PUT', watch, {
    camera: [tavi.username, 'nobody'],
    screen: [tavi.username],
  });
  const slots = await hers.until((one) => one.name === 'voice_slots' && one.data.need_video === 1);
  expect(slots.data.slots['2']).toMatchObject({ user: tavi.username });
  await mara.must(204, 'PUT', watch, { camera: [tavi.username] });
  const enough = await hers.until(
    (one) => one.name === 'voice_slots' && one.data.slots['2']?.kind === 'camera',
  );
  expect(enough.data).toMatchObject({ need_video: 0 });
  const { sdp } = await tavi.must(200, 'PATCH', `${room.path}/${his.session}`, {
    sdp: offer(1, ['inactive', 'sendonly']),
  });
  expect(sdp).toContain('a=inactive');
  await hers.until((one) => one.name === 'voice_slots' && one.data.slots['2'] === null);
  await hers.until(
    (one) => picturesOf(tavi)(one)?.camera === false && picturesOf(tavi)(one)?.screen === true,
  );
  // Who comes back is watched as before.
  await tavi.must(204, 'DELETE', `${room.path}/${his.session}`);
  await tavi.must(201, 'POST', room.path, {
    sdp: offer(1, ['sendonly']),
    sends: { '2': 'camera' },
  });
  await hers.until(
    (one) => one.name === 'voice_slots' && one.data.slots['2']?.user === tavi.username,
  );
  expect(hers.faults).toEqual([]);
  hers.close();
});

it('refuses names of streams that do not fit, and crowds that nobody could look at', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  for (const sends of [
    { '2': 'mic' },
    { '2': 'window' },
    { '2': 'screen_audio' },
    { '1': 'camera' },
    { '7': 'camera' },
    { '2': 'camera', '3': 'camera' },
    Object.fromEntries(Array.from({ length: 9 }, (_, mid) => [mid, 'camera'])),
  ]) {
    const answer = await mara.ask('POST', room.path, {
      sdp: offer(1, ['sendonly', 'sendonly']),
      sends,
    });
    expect([answer.status, answer.json.field]).toEqual([422, 'sends']);
  }
  await mara.must(400, 'POST', room.path, { sdp: offer(), sends: ['camera'] });
  const { session } = await join(mara, room);
  const watch = `${room.path}/${session}/watch`;
  const crowd = Array.from({ length: 17 }, (_, index) => `somebody${index}`);
  expect(await mara.must(422, 'PUT', watch, { screen: crowd })).toMatchObject({ field: 'screen' });
  expect(await mara.must(422, 'PUT', watch, { camera: ['No Name'] })).toMatchObject({
    field: 'camera',
  });
  await mara.must(400, 'PUT', watch, { camera: 'everybody' });
  await mara.must(204, 'PUT', watch, { camera: crowd.slice(0, 16), screen: [] });
});

it('shows who is muted and deaf', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  const watcher = await suite.owner.listen();
  const { session } = await join(mara, room);
  const state = `${room.path}/${session}/state`;
  await mara.must(204, 'PUT', state, { muted: true, deafened: true });
  const told = await watcher.until(
    (one) => one.name === 'voice_state' && one.data.members[0]?.muted === true,
  );
  expect(told.data.members[0]).toEqual({
    username: mara.username,
    muted: true,
    deafened: true,
    camera: false,
    screen: false,
    reconnecting: false,
  });
  watcher.close();
});

it('lets a person sit in one place: who joins elsewhere has moved', async () => {
  const [kitchen, porch] = [await openRoom(), await openRoom()];
  const mara = await suite.owner.bring();
  const hers = await mara.listen();
  const first = await join(mara, kitchen);
  const second = await join(mara, porch);
  expect(await ended(hers, first.session)).toBe('moved');
  expect(await rosterOf(mara, kitchen)).toEqual([]);
  expect(await rosterOf(mara, porch)).toEqual([mara.username]);
  await mara.must(404, 'DELETE', `${kitchen.path}/${first.session}`);
  await mara.must(204, 'DELETE', `${porch.path}/${second.session}`);
  hers.close();
});

it('knows no seat of somebody else, nor of another room', async () => {
  const [room, other] = [await openRoom(), await openRoom()];
  const [mara, eve] = [await suite.owner.bring(), await suite.owner.bring()];
  const { session } = await join(mara, room);
  for (const [who, path] of [
    [eve, room.path],
    [mara, other.path],
  ] as const) {
    await who.must(404, 'PATCH', `${path}/${session}`, { sdp: offer() });
    await who.must(404, 'PUT', `${path}/${session}/state`, { muted: true });
    await who.must(404, 'PUT', `${path}/${session}/watch`, { camera: [mara.username] });
    await who.must(404, 'DELETE', `${path}/${session}`);
  }
  expect(await rosterOf(mara, room)).toEqual([mara.username]);
});

it('refuses text rooms, archives, time-outs, and what is no offer', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  const refused = await mara.must(422, 'POST', '/api/channels/home/voice', { sdp: offer() });
  expect(refused).toMatchObject({ code: 'invalid_field', field: 'channel' });
  for (const sdp of ['', 'v=0\r\n', offer().replace('a=rtcp-mux', 'a=x'), 'x'.repeat(62_000)]) {
    const answer = await mara.ask('POST', room.path, { sdp });
    expect([answer.status, answer.json.field]).toEqual([422, 'sdp']);
  }
  await mara.must(400, 'POST', room.path, {});
  await suite.owner.must(200, 'PATCH', `/api/members/${mara.username}`, {
    muted_until: new Date(Date.now() + 600_000).toISOString(),
  });
  expect(await mara.must(403, 'POST', room.path, { sdp: offer() })).toMatchObject({
    code: 'muted',
  });
  await suite.owner.must(200, 'PATCH', `/api/channels/${room.id}`, { archived: true });
  expect(await suite.owner.must(403, 'POST', room.path, { sdp: offer() })).toMatchObject({
    code: 'archived',
  });
});

it('slows down who joins again and again', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  const statuses: number[] = [];
  while (statuses.length < 100 && !statuses.includes(429))
    statuses.push((await mara.ask('POST', room.path, { sdp: offer() })).status);
  expect(statuses.slice(0, 12)).toEqual(Array(12).fill(201));
  expect(statuses).toContain(429);
});

it.each<[string, (who: Person, room: Room) => Promise<unknown>]>([
  ['a kick', (who) => suite.owner.must(204, 'DELETE', `/api/members/${who.username}`)],
  ['a ban', (who) => suite.owner.must(204, 'PUT', `/api/bans/${who.username}`)],
  [
    'a time-out',
    (who) =>
      suite.owner.must(200, 'PATCH', `/api/members/${who.username}`, {
        muted_until: new Date(Date.now() + 60_000).toISOString(),
      }),
  ],
  [
    'being put out of the room',
    (who, room) =>
      suite.owner.must(204, 'DELETE', `/api/channels/${room.id}/members/${who.username}`),
  ],
  ['the end of his session', (who) => who.must(204, 'DELETE', '/api/sessions/current')],
  [
    'an archive',
    (_, room) => suite.owner.must(200, 'PATCH', `/api/channels/${room.id}`, { archived: true }),
  ],
  ['the end of the room', (_, room) => suite.owner.must(204, 'DELETE', `/api/channels/${room.id}`)],
])('loses the seat at once by %s', async (_, act) => {
  const mara = await suite.owner.bring();
  const room = await openRoom({ private: true, members: [mara.username] });
  const watcher = await suite.owner.listen();
  await join(mara, room);
  await join(suite.owner, room);
  await watcher.until(membersIn(room, [mara.username, suite.owner.username]));
  const since = Date.now();
  await act(mara, room);
  await expect
    .poll(async () => (await rosterOf(suite.owner, room)).includes(mara.username), {
      timeout: 1_000 + slackMs,
      interval: 20,
    })
    .toBe(false);
  expect(Date.now() - since).toBeLessThan(1_000 + slackMs);
  watcher.close();
});

it('takes the seat of who is gone with his stream and was never heard', async () => {
  const room = await openRoom();
  const mara = await suite.owner.bring();
  const hers = await mara.listen();
  await join(mara, room);
  const watcher = await suite.owner.listen();
  await watcher.until('caught_up');
  hers.close();
  const since = Date.now();
  await expect
    .poll(() => rosterOf(suite.owner, room), { timeout: 10_000 + slackMs, interval: 100 })
    .toEqual([]);
  expect(Date.now() - since).toBeGreaterThan(6_000);
  expect(Date.now() - since).toBeLessThan(10_000 + slackMs);
  watcher.close();
}, 40_000);
