// What must be refused: each with a clear code, and nothing stored.
import { describe, expect, it } from 'vitest';
import { exchange } from '../lib/http.ts';
import { type Person, unique } from '../lib/person.ts';
import { withServer } from '../lib/suite.ts';

let tavi: Person;
const suite = withServer({}, async ({ owner }) => {
  tavi = await owner.bring();
});

async function refused(body: unknown, more: { headers?: Record<string, string> } = {}) {
  const before = (await tavi.must(200, 'GET', '/api/snapshot')).channels[0].last_seq;
  const answer = await tavi.ask('POST', '/api/sendmessage', body, more);
  const after = (await tavi.must(200, 'GET', '/api/snapshot')).channels[0].last_seq;
  expect(after, 'something was stored').toBe(before);
  return { status: answer.status, code: answer.json.code, field: answer.json.field };
}

describe('content', () => {
  it.each([
    ['empty', ''],
    ['only white space', ' \t\r\n '],
    ['4,001 characters', 'x'.repeat(4001)],
    ['NUL', 'a\u0000b'],
    ['an escape', 'a\u001bb'],
    ['a bare carriage return', 'a\rb'],
    ['a vertical tab', 'a\u000bb'],
    ['DEL', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
  ])('that is or holds %s is 422', async (_, content) => {
    expect(await refused({ content })).toMatchObject({ status: 422, code: 'invalid_content' });
  });

  it.each([
    ['a lone high surrogate', '{"content":"a\\ud83d b"}'],
    ['a lone low surrogate', '{"content":"\\udd6f"}'],
  ])('with %s is 422', async (_, body) => {
    expect(await refused(body, json)).toMatchObject({ status: 422, code: 'invalid_content' });
  });

  it.each([
    ['a cut sequence', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate in bytes', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['a stray byte', [0xff]],
  ])('that is not UTF-8 (%s) is 400', async (_, bytes) => {
    const body = Buffer.concat([
      Buffer.from('{"content":"a'),
      Buffer.from(bytes),
      Buffer.from('"}'),
    ]);
    expect(await refused(body, json)).toMatchObject({ status: 400, code: 'bad_request' });
  });

  it('of an edit is held to the same', async () => {
    const said = await tavi.say('stays as it is');
    for (const content of ['', 'x'.repeat(4001), 'a\u0000b']) {
      const answer = await tavi.ask('PATCH', `/api/channels/home/messages/${said._id}`, {
        content,
      });
      expect([answer.status, answer.json.code]).toEqual([422, 'invalid_content']);
    }
    expect((await tavi.history()).at(-1)).toMatchObject({
      content: 'stays as it is',
      rev: said.rev,
    });
  });
});

const json = { headers: { 'content-type': 'application/json' } };

describe('JSON', () => {
  const deep = (levels: number) =>
    `{"content":"deep","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;

  it.each([
    ['nothing', ''],
    ['an open brace', '{'],
    ['an array', '[]'],
    ['a string', '"content"'],
    ['null', 'null'],
    ['a trailing comma', '{"content":"a",}'],
    ['a comment', '{"content":"a"/* b */}'],
    ['single quotes', "{'content':'a'}"],
    ['something behind it', '{"content":"a"} {}'],
    ['NaN', '{"content":"a","x":NaN}'],
    ['a raw newline in a string', '{"content":"a\nb"}'],
    ['duplicate keys', '{"content":"a","content":"b"}'],
    ['duplicate keys spelt differently', '{"content":"a","\\u0063ontent":"b"}'],
    ['duplicate keys deep inside', '{"content":"a","x":{"y":1,"y":2}}'],
    ['17 levels', deep(16)],
    ['100,000 levels of brackets', `{"content":${'['.repeat(30000)}${']'.repeat(30000)}}`],
    ['a byte order mark', '\ufeff{"content":"a"}'],
  ])('that is %s is 400', async (_, body) => {
    expect(await refused(body, json)).toMatchObject({ status: 400, code: 'bad_request' });
  });

  it('just within the depth is taken', async () => {
    expect((await tavi.ask('POST', '/api/sendmessage', deep(15), json)).status).toBe(201);
  });

  it.each([
    ['a number', { content: 7 }],
    ['an object (an operator to some databases)', { content: { $ne: null } }],
    ['an array', { content: ['a'] }],
    ['true', { content: true }],
    ['missing', {}],
    ['null', { content: null }],
  ])('with content that is %s is 400 and names the field', async (_, body) => {
    expect(await refused(body)).toEqual({ status: 400, code: 'bad_request', field: 'content' });
  });

  it.each([
    ['nonce', { content: 'a', nonce: 5 }],
    ['channel', { content: 'a', channel: ['home'] }],
    ['reply_to', { content: 'a', reply_to: {} }],
  ])('with a %s of the wrong type is 400', async (field, body) => {
    expect(await refused(body)).toEqual({ status: 400, code: 'bad_request', field });
  });

  it('above 64 KiB is 413', async () => {
    expect(await refused({ content: 'a', padding: 'x'.repeat(65 * 1024) })).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
  });

  it('of unknown fields ignores them', async () => {
    const said = await tavi.say('I am tavi', {
      author: 'mara',
      seq: 1,
      rev: 9,
      _id: '0'.repeat(24),
      role: 'owner',
      deleted: true,
    });
    expect(said.author).toBe(tavi.username);
    expect(said.seq).toBeGreaterThan(1);
  });
});

describe('a body', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    '',
  ])('called "%s" is 415', async (type) => {
    const answer = await refused('{"content":"a"}', {
      headers: type ? { 'content-type': type } : {},
    });
    expect(answer).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('called application/json with a charset is taken', async () => {
    const more = { headers: { 'content-type': 'Application/JSON; charset=utf-8' } };
    expect((await tavi.ask('POST', '/api/sendmessage', '{"content":"a"}', more)).status).toBe(201);
  });

  it('that is compressed is refused, not unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const answer = await refused(gzipSync('{"content":"a"}'), {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect([400, 415]).toContain(answer.status);
  });
});

describe('ids', () => {
  it.each(['', 'HOME', '../home', 'home/', '%00', '0', 'messages', '$where', "' OR 1=1 --"])(
    'of channels that cannot be, such as "%s", are 422 in a post',
    async (channel) => {
      expect(await refused({ content: 'a', channel })).toEqual({
        status: 422,
        code: 'invalid_field',
        field: 'channel',
      });
    },
  );

  it('of a channel that is not there are 404 in a post', async () => {
    const posted = await refused({ content: 'a', channel: 'zzzzzzzzzzzz' });
    expect([posted.status, posted.code]).toEqual([404, 'not_found']);
  });

  it.each(['HOME', 'zzzzzzzzzzzz', 'home%20', '0', '%E2%80%AE'])(
    'of channels in a path such as "%s" are 404',
    async (channel) => {
      for (const path of [
        `/api/channels/${channel}/messages`,
        `/api/snapshot?channel=${channel}`,
      ]) {
        const answer = await tavi.ask('GET', path);
        expect([path, answer.status, answer.json.code]).toEqual([path, 404, 'not_found']);
      }
    },
  );

  it.each(['x', '0'.repeat(23), '0'.repeat(25), 'g'.repeat(24), '0'.repeat(24), 'F'.repeat(24)])(
    'of messages such as "%s" are 404 in a path and 422 in a reply',
    async (id) => {
      expect((await tavi.ask('DELETE', `/api/channels/home/messages/${id}`)).status).toBe(404);
      expect(
        (await tavi.ask('PATCH', `/api/channels/home/messages/${id}`, { content: 'a' })).status,
      ).toBe(404);
      expect(await refused({ content: 'a', reply_to: id })).toEqual({
        status: 422,
        code: 'invalid_field',
        field: 'reply_to',
      });
    },
  );

  it('of unknown attachments are 422', async () => {
    expect(await refused({ content: 'a', attachments: [{ id: 'nothinghere' }] })).toEqual({
      status: 422,
      code: 'invalid_field',
      field: 'attachments',
    });
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(65), 'a/b', 'a\n'])(
    'used as nonce such as "%s" are 422',
    async (nonce) => {
      expect(await refused({ content: 'a', nonce })).toEqual({
        status: 422,
        code: 'invalid_field',
        field: 'nonce',
      });
    },
  );

  it('of a message in another channel’s path are not there', async () => {
    const said = await tavi.say('at home');
    expect(
      (await tavi.ask('DELETE', `/api/channels/abcdefghijkl/messages/${said._id}`)).status,
    ).toBe(404);
  });
});

describe('numbers', () => {
  it.each([
    [-1, 422],
    [1.5, 400],
    ['3', 400],
    [null, 400],
    [1e30, 400],
    [{}, 400],
  ])('of a read mark such as %s are %i', async (seq, status) => {
    expect((await tavi.ask('PUT', '/api/channels/home/read', { seq })).status).toBe(status);
  });

  it.each([
    ['max_uses', 0],
    ['max_uses', -1],
    ['max_uses', 1e9],
    ['expires_in_s', 0],
    ['expires_in_s', -5],
    ['expires_in_s', 1e12],
  ])('of an invite such as %s %s are 422', async (field, value) => {
    const answer = await suite.owner.ask('POST', '/api/invites', { [field]: value });
    expect([answer.status, answer.json.field]).toEqual([422, field]);
  });
});

describe('names', () => {
  it.each([
    '',
    'a',
    'A',
    'Mara',
    'x'.repeat(33),
    '.dot',
    '-dash',
    '_low',
    'sp ace',
    'ümlaut',
    'a/b',
    'a\u0000b',
    'everyone',
    'here',
    'home',
    'deleted',
    'system',
    'snug',
  ])('such as "%s" cannot join, and the invite stays good', async (username) => {
    const { code } = await suite.owner.invite();
    const join = (name: string) =>
      exchange(suite.server.address, {
        method: 'POST',
        path: `/api/invites/${code}/accept`,
        body: { username: name, password: 'long enough for all', bearer: true },
      });
    const answer = await join(username);
    expect([answer.status, answer.json.field]).toEqual([422, 'username']);
    expect((await exchange(suite.server.address, { path: `/api/invites/${code}` })).status).toBe(
      200,
    );
  });

  it.each(['a\nb', 'x'.repeat(49), 'a\u0000', 'a\u001bb'])(
    'shown as %j are refused or cleaned, never kept raw',
    async (display_name) => {
      const answer = await tavi.ask('PATCH', '/api/me', { display_name });
      if (answer.status === 200) expect(answer.json.display_name).not.toBe(display_name);
      else expect([answer.status, answer.json.field]).toEqual([422, 'display_name']);
    },
  );
});

describe('methods and paths', () => {
  it('known with another verb are 405 with Allow', async () => {
    const answer = await tavi.ask('DELETE', '/api/sendmessage', undefined, { unchecked: true });
    expect([answer.status, answer.json.code]).toEqual([405, 'method_not_allowed']);
    expect(answer.headers.allow).toContain('POST');
  });

  it.each(['/api', '/api/', '/api/nothing', '/api/me/', '/api//me', '/api/channelz', '/API/me'])(
    'unknown such as %s are 404',
    async (path) => {
      const answer = await tavi.ask('GET', path, undefined, { unchecked: true });
      expect([answer.status, answer.json?.code]).toEqual([404, 'not_found']);
    },
  );

  it('cannot be overridden by a header or field', async () => {
    const said = await tavi.say('no tricks');
    for (const header of ['x-http-method-override', 'x-method-override']) {
      await tavi.ask('GET', `/api/channels/home/messages?limit=1`, undefined, {
        headers: { [header]: 'DELETE' },
      });
    }
    expect((await tavi.history()).find((one) => one._id === said._id).content).toBe('no tricks');
  });
});

describe('a refusal', () => {
  it('of an unknown nonce-less post repeats harmlessly', async () => {
    const nonce = unique('n');
    expect(await refused({ content: '', nonce })).toMatchObject({ status: 422 });
    expect((await tavi.post('now with text', { nonce })).status).toBe(201);
  });

  it('carries no-store and the headers of every answer', async () => {
    const answer = await tavi.ask('GET', '/api/channels/zzzzzzzzzzzz/messages');
    expect(answer.headers['cache-control']).toContain('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});
