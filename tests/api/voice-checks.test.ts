// Ways to the voice server that somebody tries out: whose they are, what is told of them, what bounds them.
import { describe, expect, it } from 'vitest';
import { snug } from '../lib/command.ts';
import type { Person } from '../lib/person.ts';
import { offer } from '../lib/sdp.ts';
import { SnugServer } from '../lib/server.ts';
import { isAnswered } from '../lib/stun.ts';
import { withServer } from '../lib/suite.ts';

const suite = withServer({ args: ['--voice', '127.0.0.1:0'] });

const path = '/api/voice/checks';
const begin = (who: Person): Promise<{ id: string; sdp: string }> =>
  who.must(201, 'POST', path, { sdp: offer(0) });

describe('a check', () => {
  it('tells what has come to the server, and is nobody in any room', async () => {
    const mara = await suite.owner.bring();
    const { id, sdp } = await begin(mara);
    expect(sdp).toMatch(/a=candidate:\d+ 1 udp \d+ 127\.0\.0\.1 \d+ typ host\r\n/);
    const nothing = { reached: false, connected: false, packets: 0, level: null };
    expect(await mara.must(200, 'GET', `${path}/${id}`)).toEqual(nothing);
    expect(await isAnswered(sdp, 'abcd')).toBe(true);
    expect(await mara.must(200, 'GET', `${path}/${id}`)).toEqual({ ...nothing, reached: true });
    expect((await mara.must(200, 'GET', '/api/snapshot')).voice).toEqual([]);
    await mara.must(204, 'DELETE', `${path}/${id}`);
    await mara.must(404, 'GET', `${path}/${id}`);
    await mara.must(404, 'DELETE', `${path}/${id}`);
    // Nobody is answered any more.
    expect(await isAnswered(sdp, 'abcd', 500)).toBe(false);
  });

  it('belongs to whoever began it', async () => {
    const [mara, eve] = [await suite.owner.bring(), await suite.owner.bring()];
    const { id } = await begin(mara);
    await eve.must(404, 'GET', `${path}/${id}`);
    await eve.must(404, 'DELETE', `${path}/${id}`);
    await mara.must(200, 'GET', `${path}/${id}`);
  });

  it('is refused to strangers and for what is no offer', async () => {
    const mara = await suite.owner.bring();
    const stranger = await fetch(suite.server.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sdp: offer(0) }),
    });
    expect(stranger.status).toBe(401);
    const refused = await mara.must(422, 'POST', path, { sdp: 'v=0\r\n' });
    expect(refused).toMatchObject({ code: 'invalid_field', field: 'sdp' });
    await mara.must(400, 'POST', path, {});
  });

  it('pushes out the oldest of many, and many are slowed down', async () => {
    const mara = await suite.owner.bring();
    const begun: string[] = [];
    for (;;) {
      const answer = await mara.ask('POST', path, { sdp: offer(0) });
      if (answer.status === 429) break;
      expect(answer.status).toBe(201);
      begun.push(answer.json.id);
      expect(begun.length).toBeLessThan(100);
    }
    expect(begun.length).toBeGreaterThanOrEqual(34);
    await mara.must(404, 'GET', `${path}/${begun[0]}`);
    await mara.must(404, 'GET', `${path}/${begun.at(-18)}`);
    await mara.must(200, 'GET', `${path}/${begun.at(-17)}`);
    // The next one has a burst of his own.
    await begin(await suite.owner.bring());
  });
});

describe('snug doctor voice', () => {
  it('asks a running server at each address that it announces', async () => {
    const told = await snug(['doctor', 'voice', '--data', suite.server.data]);
    expect(told.stderr).toBe('');
    expect(told.stdout).toMatch(/^ok {3}127\.0\.0\.1 port \d+: answers by UDP and TCP$/m);
    expect(told.stdout).toMatch(/^FAIL other machines: .*--voice \[::\]:4991/m);
    expect(told.code).toBe(0);
  });

  it('says what to do about an address where nothing answers', async () => {
    const server = await SnugServer.start({
      args: ['--voice', '127.0.0.1:0', '--voice-announce', '127.0.0.1:9'],
    });
    await server.setUp();
    const told = await snug(['doctor', 'voice', '--json', '--data', server.data]);
    const { checks } = JSON.parse(told.stdout);
    const [wrong] = checks.filter((one: any) => one.check === '127.0.0.1 port 9');
    expect(wrong).toMatchObject({ ok: false });
    expect(wrong.detail).toContain('UDP and TCP 9 does not answer');
    expect(told.code).not.toBe(0);
    await server.dispose();
  });

  it('needs a server that runs', async () => {
    const server = await SnugServer.start({ args: ['--voice', 'off'] });
    await server.setUp();
    const off = await snug(['doctor', 'voice', '--data', server.data]);
    expect([off.code, off.stdout]).toEqual([0, 'ok   voice: is off: --voice off\n']);
    await server.stop();
    const stopped = await snug(['doctor', 'voice', '--data', server.data]);
    expect(stopped.stdout).toContain('start it first');
    expect(stopped.code).not.toBe(0);
    await server.dispose();
  });
});
