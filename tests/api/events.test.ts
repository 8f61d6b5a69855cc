// Every kind of event × every kind of caller: each is made once, and who heard it is compared with the
// table. A kind that the description has and the table has not fails, so nobody can add one without
// saying who hears it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, unique } from '../lib/person.ts';
import { events } from '../lib/protocol.ts';
import { type StreamEvent, StreamReader } from '../lib/stream.ts';
import { withServer } from '../lib/suite.ts';
import { type Caller, callers, type Row, type Stage, table } from './event-rows.ts';

const nameOf = (row: Row) => `${row.event}: ${row.where}`;

it('every kind of event has a row', () => {
  const rows = new Set(table.map((row) => row.event));
  expect([...events.keys()].filter((name) => !rows.has(name))).toEqual([]);
  expect(new Set(table.map(nameOf)).size).toBe(table.length);
});

describe('an event', () => {
  const streams = new Map<Caller, StreamReader>();
  let stage: Stage;
  const suite = withServer({ args: ['--voice', '127.0.0.1:0'] }, async ({ owner }) => {
    const [guest, hidden] = [await owner.bring('guest'), await owner.bring('guest')];
    const people = {
      owner,
      guest,
      member: await owner.bring(),
      moderator: await owner.bring('moderator'),
      insider: await owner.bring(),
      removed: await owner.bring(),
    };
    await owner.must(204, 'DELETE', `/api/channels/home/members/${hidden.username}`);
    const room = async (isPrivate: boolean, members: string[]): Promise<string> =>
      (
        await owner.must(201, 'POST', '/api/channels', {
          kind: 'text',
          name: unique('room'),
          private: isPrivate,
          members,
        })
      ).id;
    const others = [people.insider.username];
    const direct = await owner.must(201, 'POST', '/api/directs', { users: others });
    stage = {
      people,
      hidden,
      open: await room(false, []),
      closed: await room(true, others),
      direct: direct.id,
      made: new Map(),
    };
  });
  beforeAll(async () => {
    for (const [name, who] of Object.entries(stage.people)) {
      const stream = await who.listen();
      await stream.until('caught_up');
      streams.set(name as Caller, stream);
    }
  });
  afterAll(() => {
    for (const stream of streams.values()) stream.close();
  });

  /** Behind everything that was told before it, on every stream: all callers see `home`. */
  async function fence(): Promise<void> {
    const sign = await suite.owner.say(unique('sign'));
    const passed = [...streams.values()].map(async (stream) => {
      // Whoever was signed out by what was done hears no more: his stream ends before it, or in the middle.
      await stream
        .until((event) => event.data._id === sign._id)
        .catch((why) => {
          if (!stream.isClosed) throw why;
        });
    });
    await Promise.all(passed);
  }

  async function whoHears(row: Row): Promise<Caller[]> {
    const from = new Map<StreamReader, number>();
    // What greets a new stream was told already.
    const isGreeting = row.event === 'hello' || row.event === 'caught_up';
    for (const stream of streams.values()) from.set(stream, isGreeting ? 0 : stream.seen.length);
    await row.act(stage);
    const isIt = (stream: StreamReader) => (event: StreamEvent) =>
      event.name === row.event &&
      stream.seen.indexOf(event) >= (from.get(stream) ?? 0) &&
      (row.fits?.(event.data, stage) ?? true);
    // What is told with the next tick comes when it comes, to all at once.
    for (const caller of row.hear) {
      const stream = streams.get(caller);
      if (stream) await stream.until(isIt(stream)).catch(() => undefined);
    }
    await fence();
    return callers.filter((caller) => {
      const stream = streams.get(caller);
      return stream?.seen.some(isIt(stream)) ?? false;
    });
  }

  it('is heard by whom the table says, and by nobody else', async () => {
    const heard: Record<string, Caller[]> = {};
    const wanted: Record<string, Caller[]> = {};
    for (const row of table) {
      heard[nameOf(row)] = await whoHears(row);
      wanted[nameOf(row)] = callers.filter((caller) => row.hear.includes(caller));
    }
    expect(heard).toEqual(wanted);
    for (const stream of streams.values()) expect(stream.faults).toEqual([]);
  });

  it('is heard by nobody without a session', async () => {
    const outsider = new Person(suite.server.address, 'nobody', 'A'.repeat(43));
    for (const one of [outsider, stage.people.removed])
      await expect(one.listen()).rejects.toMatchObject({ status: 401 });
    const bare = StreamReader.open(suite.server.address);
    await expect(bare).rejects.toMatchObject({ status: 401 });
  });
});
