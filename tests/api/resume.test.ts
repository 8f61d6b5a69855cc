// npm's eventsource, which nobody here wrote, follows the stream while the server goes away and
// comes back: no gap, no duplicate, though it was posted to all the while.
import { EventSource } from 'eventsource';
import { describe, expect, it } from 'vitest';
import { unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer();

function follow(address: string, token: string) {
  const got: { seq: number; _id: string }[] = [];
  const resyncs: string[] = [];
  let retry: (() => void) | undefined;
  let stopped = false;
  let lastId = '';
  let source: EventSource;
  const open = () => {
    const since = lastId ? `?since=${encodeURIComponent(lastId)}` : '';
    source = new EventSource(`${address}/api/messagestream${since}`, {
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } }),
    });
    source.onmessage = (event) => {
      lastId = event.lastEventId;
      got.push(JSON.parse(event.data));
    };
    source.addEventListener('resync', (event) => resyncs.push(event.data));
    source.addEventListener('hello', (event) => (lastId = event.lastEventId || lastId));
    source.addEventListener('caught_up', () => retry?.());
    source.onerror = () => {
      // After an HTTP error an EventSource gives up for good: make a new one, as clients must.
      if (source.readyState === EventSource.CLOSED && !stopped) setTimeout(open, 50);
    };
  };
  const caughtUp = () => new Promise<void>((done) => (retry = done));
  open();
  return { got, resyncs, caughtUp, close: () => ((stopped = true), source.close()) };
}

describe('an EventSource', () => {
  it.each(['stop', 'kill'] as const)(
    'follows across a %s without gap or duplicate',
    { timeout: 90_000 },
    async (how) => {
      const tavi = await suite.owner.bring();
      const first = await tavi.say('the first it must see');
      const client = follow(suite.server.address, suite.owner.token);
      await client.caughtUp();
      const acknowledged: number[] = [];
      let going = true;
      const talk = (async () => {
        while (going) {
          const nonce = unique('t');
          for (;;) {
            const answer = await tavi.post('talking on', { nonce }).catch(() => undefined);
            if (answer && answer.status < 300) {
              acknowledged.push(answer.json.seq);
              break;
            }
            await new Promise((done) => setTimeout(done, 20));
          }
        }
      })();
      for (let round = 0; round < 3; round += 1) {
        const reached = acknowledged.length + 30;
        await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(reached);
        await (how === 'stop' ? suite.server.stop() : suite.server.kill());
        await suite.server.launch();
      }
      const reached = acknowledged.length + 30;
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(reached);
      going = false;
      await talk;
      const last = acknowledged.at(-1) ?? 0;
      await expect.poll(() => client.got.at(-1)?.seq, { timeout: 20_000 }).toBe(last);
      client.close();
      const expected = Array.from({ length: last - first.seq }, (_, i) => first.seq + 1 + i);
      expect(client.got.map((one) => one.seq)).toEqual(expected);
      expect(client.resyncs).toEqual([]);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
    },
  );
});
