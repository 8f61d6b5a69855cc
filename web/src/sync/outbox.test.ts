// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/http';
import { KeptValues } from './kept';
import { Outbox, type OutboxEntry, type OutboxParts } from './outbox';
import { memoryStorage } from './testing/memory-storage';
import { noAnswer, Post } from './testing/post';
import { settle } from './testing/settle';

const opened: Outbox[] = [];
let databases = 0;
let database = '';

function open(post: Post, more: Partial<OutboxParts> = {}): Outbox {
  const outbox = new Outbox({
    kept: new KeptValues<OutboxEntry>(database),
    send: (entry) => post.send(entry),
    onConfirmed: () => {},
    onChange: () => {},
    onSignedOut: () => {},
    onNoAnswer: () => {},
    mayPost: () => true,
    isLive: () => true,
    alone: (_name, work) => work(),
    announce: () => {},
    ...more,
  });
  opened.push(outbox);
  return outbox;
}

async function kept(): Promise<readonly [string, OutboxEntry][]> {
  return (await new KeptValues<OutboxEntry>(database).all('')) ?? [];
}

const pending = (outbox: Outbox, channel = 'home') => outbox.view().get(channel) ?? [];
const texts = (outbox: Outbox, channel = 'home') =>
  pending(outbox, channel).map((entry) => entry.content);

beforeEach(() => {
  databases += 1;
  database = `outbox-${databases}`;
  vi.stubGlobal('localStorage', memoryStorage());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => {
  for (const outbox of opened) outbox.leave();
  opened.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('Outbox', () => {
  it('shows a message at once, keeps it, and lets go only after the answer', async () => {
    const post = new Post();
    let release = () => {};
    post.answer = () => new Promise((resolve) => (release = resolve));
    const outbox = open(post);
    await outbox.load('ana');
    outbox.add('home', 'hello');
    expect(pending(outbox)).toMatchObject([{ content: 'hello', state: 'sending' }]);
    await settle(() => post.tried.length === 1);
    expect(await kept()).toHaveLength(1);
    release();
    await settle(async () => (await kept()).length === 0);
    expect(pending(outbox)).toEqual([]);
  });

  it('is in the database before it is posted', async () => {
    const post = new Post();
    let keptAtPost = -1;
    post.answer = async () => {
      keptAtPost = (await kept()).length;
    };
    const outbox = open(post);
    await outbox.load('ana');
    outbox.add('home', 'hello');
    await settle(() => keptAtPost >= 0);
    expect(keptAtPost).toBe(1);
  });

  it('survives a reload with the same nonce and in order', async () => {
    const dead = new Post();
    dead.answer = () => Promise.reject(noAnswer());
    const before = open(dead, { isLive: () => false });
    await before.load('ana');
    const first = before.add('home', 'one', { reply_to: 'a'.repeat(24), ping: false });
    vi.setSystemTime(Date.now() + 5);
    const second = before.add('home', 'two');
    await before.settled();
    expect((await kept()).filter(([, entry]) => entry.ping === false)).toHaveLength(1);
    before.leave();
    const alive = new Post();
    const after = open(alive);
    await after.load('ana');
    await settle(() => alive.stored.size === 2);
    expect([...alive.stored.keys()]).toEqual([first, second]);
    expect(alive.tried).toEqual(['one', 'two']);
  });

  it('sends one channel in order and does not let another channel wait for it', async () => {
    const post = new Post();
    let release = () => {};
    post.answer = (entry) =>
      entry.content === 'one' ? new Promise((resolve) => (release = resolve)) : undefined;
    const outbox = open(post);
    await outbox.load('ana');
    outbox.add('home', 'one');
    outbox.add('home', 'two');
    outbox.add('kitchen', 'three');
    await settle(() => post.stored.size === 1);
    expect(post.tried).toEqual(['one', 'three']);
    release();
    await settle(() => post.stored.size === 3);
    expect(post.tried).toEqual(['one', 'three', 'two']);
  });

  it('tries again with longer waits and the same nonce until the server answers', async () => {
    const post = new Post();
    const nonces = new Set<string>();
    let failures = 3;
    post.answer = (entry) => {
      nonces.add(entry.nonce);
      failures -= 1;
      if (failures >= 0) throw noAnswer();
    };
    const outbox = open(post, { isLive: () => false });
    await outbox.load('ana');
    outbox.add('home', 'hello');
    await settle(() => post.tried.length === 1 && pending(outbox)[0]?.state === 'queued');
    for (const wait of [1300, 2500, 5000]) {
      await settle(() => vi.getTimerCount() > 0);
      vi.advanceTimersByTime(wait);
      await settle(() => true);
    }
    await settle(() => post.stored.size === 1);
    expect(post.tried).toHaveLength(4);
    expect(nonces.size).toBe(1);
  });

  it('waits as long as Retry-After says, never gives up over it and tells why', async () => {
    const post = new Post();
    let refusals = 8;
    post.answer = () => {
      refusals -= 1;
      if (refusals >= 0) {
        throw new ApiProblem({ status: 429, code: 'rate_limited', title: 'Slow down' }, 7000);
      }
    };
    const outbox = open(post);
    await outbox.load('ana');
    outbox.add('home', 'hello');
    for (let tries = 1; tries <= 8; tries += 1) {
      await settle(() => post.tried.length === tries);
      await settle(() => vi.getTimerCount() === 1);
      expect(pending(outbox)).toMatchObject([{ error: { code: 'rate_limited' } }]);
      vi.advanceTimersByTime(6900);
      await settle(() => true);
      expect(post.tried).toHaveLength(tries);
      vi.advanceTimersByTime(200);
    }
    await settle(() => post.stored.size === 1);
  });

  it('keeps a refused message with its reason and sends the next ones', async () => {
    const post = new Post();
    post.answer = (entry) => {
      if (entry.content === 'bad') {
        throw new ApiProblem({ status: 422, code: 'invalid_content', title: 'Not like this' });
      }
    };
    const outbox = open(post);
    await outbox.load('ana');
    outbox.add('home', 'bad');
    outbox.add('home', 'good');
    await settle(() => post.stored.size === 1 && texts(outbox).length === 1);
    expect(pending(outbox)).toMatchObject([
      { content: 'bad', state: 'failed', error: { code: 'invalid_content' } },
    ]);
    const after = open(new Post());
    await after.load('ana');
    expect(pending(after)).toMatchObject([{ content: 'bad', state: 'failed' }]);
  });

  it('says so after some silence although the stream is alive, and retries on demand', async () => {
    const post = new Post();
    post.answer = () => Promise.reject(noAnswer());
    const outbox = open(post);
    await outbox.load('ana');
    const nonce = outbox.add('home', 'hello');
    for (let tries = 1; tries <= 5; tries += 1) {
      await settle(() => post.tried.length === tries);
      await settle(() => tries === 5 || vi.getTimerCount() > 0);
      vi.advanceTimersByTime(60_000);
    }
    await settle(() => pending(outbox)[0]?.state === 'failed');
    post.answer = () => {};
    outbox.retry(nonce);
    await settle(() => post.stored.size === 1);
    expect([...post.stored.keys()]).toEqual([nonce]);
    expect(pending(outbox)).toEqual([]);
  });

  it('does not double a message that was stored while its answer was lost', async () => {
    const post = new Post();
    const outbox = open(post, { isLive: () => false });
    await outbox.load('ana');
    let first = true;
    post.answer = (entry) => {
      if (!first) return;
      first = false;
      post.stored.set(entry.nonce, entry);
      throw noAnswer();
    };
    outbox.add('home', 'hello');
    await settle(() => post.tried.length === 1);
    outbox.wake();
    await settle(() => pending(outbox).length === 0);
    expect(post.stored.size).toBe(1);
  });

  it('takes the word of the stream as confirmation', async () => {
    const post = new Post();
    post.answer = () => Promise.reject(noAnswer());
    const outbox = open(post, { isLive: () => false });
    await outbox.load('ana');
    const nonce = outbox.add('home', 'hello');
    await settle(() => post.tried.length === 1);
    await outbox.confirm(nonce);
    expect(pending(outbox)).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('gives the words back for editing and sends nothing more', async () => {
    const post = new Post();
    post.answer = () => Promise.reject(new ApiProblem({ status: 403, code: 'muted' }));
    const outbox = open(post);
    await outbox.load('ana');
    const nonce = outbox.add('home', 'hello');
    await settle(() => pending(outbox)[0]?.state === 'failed');
    expect(outbox.take(nonce)).toBe('hello');
    expect(outbox.take(nonce)).toBe('');
    await settle(async () => (await kept()).length === 0);
    outbox.wake();
    expect(post.tried).toHaveLength(1);
  });

  it('sends nothing before the server has said who we are', async () => {
    const post = new Post();
    let known = false;
    const outbox = open(post, { mayPost: () => known });
    await outbox.load('ana');
    outbox.add('home', 'hello');
    await outbox.settled();
    expect(post.tried).toEqual([]);
    known = true;
    outbox.add('home', 'again');
    await settle(() => post.stored.size === 2);
    // Somebody else signed in while the first was on its way: the second must not go in that name.
    post.answer = () => {
      known = false;
    };
    outbox.add('home', 'third');
    outbox.add('home', 'fourth');
    await settle(() => post.stored.size === 3);
    await settle(async () => (await kept()).length === 1);
    expect(post.tried).not.toContain('fourth');
  });

  it('leaves an entry to the page that is sending it, and notices that it is gone', async () => {
    let turn: Promise<void> = Promise.resolve();
    // One at a time over both pages, as Web Locks do it.
    const alone = (_name: string, work: () => Promise<void>) => {
      turn = turn.then(work);
      return turn;
    };
    const post = new Post();
    let release = () => {};
    post.answer = () => new Promise((resolve) => (release = resolve));
    const one = open(post, { alone });
    await one.load('ana');
    one.add('home', 'hello');
    await settle(() => post.tried.length === 1);
    const two = open(post, { alone });
    await two.load('ana');
    expect(texts(two)).toEqual(['hello']);
    release();
    await settle(() => texts(two).length === 0);
    expect(post.tried).toEqual(['hello']);
  });

  it('keeps what another person wrote on this device apart', async () => {
    const silent = new Post();
    silent.answer = () => new Promise(() => {});
    const ana = open(silent);
    await ana.load('ana');
    ana.add('home', 'from ana');
    await ana.settled();
    ana.leave();
    const post = new Post();
    const outbox = open(post);
    await outbox.load('ben');
    expect(texts(outbox)).toEqual([]);
    await outbox.load('ana');
    await settle(() => post.stored.size === 1);
  });

  it('keeps what a page could not get into the database before it was closed', async () => {
    const slow = new KeptValues<OutboxEntry>(database);
    vi.spyOn(slow, 'put').mockReturnValue(new Promise(() => {}));
    const before = open(new Post(), { kept: slow });
    await before.load('ana');
    const nonce = before.add('home', 'in haste');
    const post = new Post();
    const after = open(post);
    await after.load('ana');
    expect(pending(after)).toMatchObject([{ nonce, content: 'in haste', own: false }]);
    await settle(() => post.stored.size === 1);
    await settle(async () => (await kept()).length === 0);
    expect(localStorage.length).toBe(0);
  });

  it('forgets nothing because the database did not answer', async () => {
    const post = new Post();
    post.answer = () => new Promise(() => {});
    const asked = new KeptValues<OutboxEntry>(database);
    const outbox = open(post, { kept: asked });
    await outbox.load('ana');
    outbox.add('home', 'hello');
    await settle(() => post.tried.length === 1);
    vi.spyOn(asked, 'all').mockResolvedValue(undefined);
    await outbox.load('ana');
    expect(texts(outbox)).toEqual(['hello']);
  });

  it('works from memory where there is no database', async () => {
    const broken = new KeptValues<OutboxEntry>(database);
    vi.spyOn(broken, 'put').mockResolvedValue(false);
    vi.spyOn(broken, 'all').mockResolvedValue(undefined);
    const post = new Post();
    const outbox = open(post, { kept: broken });
    await outbox.load('ana');
    outbox.add('home', 'hello');
    await settle(() => post.stored.size === 1);
    await settle(() => pending(outbox).length === 0);
  });
});
