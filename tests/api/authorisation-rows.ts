// What each kind of caller gets from each route: the rows of the authorisation matrix.
import { type Role, unique } from '../lib/person.ts';
import { offer } from '../lib/sdp.ts';
import type { Suite } from '../lib/suite.ts';
import { fileRows } from './authorisation-file-rows.ts';
import { at, type Caller, callers, type Row } from './authorisation-row.ts';

const fresh = (suite: Suite, role: Caller) =>
  suite.owner.bring((callers.indexOf(role) < 3 ? 'member' : role) as Role);
const others = async ({ owner }: Suite) =>
  `/api/channels/home/messages/${(await owner.say('mine'))._id}`;
const friends = async ({ owner }: Suite) =>
  `/api/channels/home/messages/${(await (await owner.bring()).say('his'))._id}`;
const thumb = encodeURIComponent('👍');
const madeEmoji = async ({ owner }: Suite): Promise<string> =>
  (await owner.must(201, 'POST', '/api/emoji', { name: unique('cat_') })).name;
const madeChannel = async ({ owner }: Suite): Promise<string> =>
  (await owner.must(201, 'POST', '/api/channels', { kind: 'text', name: 'cellar' })).id;

const voiceRoom = async ({ owner }: Suite): Promise<string> => {
  const made = await owner.must(201, 'POST', '/api/channels', { kind: 'voice', name: 'porch' });
  return `/api/channels/${made.id}/voice`;
};
const friendsSeat = async (suite: Suite): Promise<string> => {
  const path = await voiceRoom(suite);
  const friend = await suite.owner.bring();
  const { session } = await friend.must(201, 'POST', path, { sdp: offer() });
  return `${path}/${session}`;
};
const friendsCheck = async ({ owner }: Suite): Promise<string> => {
  const friend = await owner.bring();
  const { id } = await friend.must(201, 'POST', '/api/voice/checks', { sdp: offer(0) });
  return `/api/voice/checks/${id}`;
};

export const table: Record<string, Row> = {
  ...fileRows,
  'PATCH /api/server': {
    prepare: at('/api/server', { name: 'The Snug' }),
    expect: [403, 403, 403, 200],
  },
  'POST /api/setup': {
    prepare: at('/api/setup', {
      token: 'A'.repeat(22),
      server_name: 'x',
      username: 'second',
      password: 'long enough',
    }),
    expect: [409, 409, 409, 409],
    open: 409,
  },
  'POST /api/sessions': {
    prepare: at('/api/sessions', { username: 'mara', password: 'a wrong password', bearer: true }),
    expect: [401, 401, 401, 401],
    open: 401,
  },
  'GET /api/sessions': { prepare: at('/api/sessions'), expect: [200, 200, 200, 200] },
  'DELETE /api/sessions': { prepare: at('/api/sessions'), expect: [204, 204, 204, 204] },
  'DELETE /api/sessions/current': {
    prepare: async (suite, me, role) =>
      me && callers.indexOf(role) > 2
        ? { path: '/api/sessions/current', as: await me.again() }
        : { path: '/api/sessions/current' },
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/sessions/{id}': {
    prepare: async ({ owner }, _me, role) => {
      const victim = await owner.bring();
      const { sessions } = await victim.must(200, 'GET', '/api/sessions');
      return { path: `/api/sessions/${role === 'anon' ? 'x' : sessions[0].id}` };
    },
    expect: [404, 404, 404, 404],
  },
  'GET /api/me': { prepare: at('/api/me'), expect: [200, 200, 200, 200] },
  'PATCH /api/me': { prepare: at('/api/me', { bio: 'hello' }), expect: [200, 200, 200, 200] },
  'DELETE /api/me': {
    prepare: async (suite, me, role) =>
      role === 'owner' || callers.indexOf(role) < 3
        ? { path: '/api/me' }
        : { path: '/api/me', as: await fresh(suite, role) },
    expect: [204, 204, 204, 409],
  },
  'PUT /api/me/password': {
    prepare: at('/api/me/password', { current: 'a wrong password', new: 'another long one' }),
    expect: [403, 403, 403, 403],
  },
  'POST /api/invites': { prepare: at('/api/invites', {}), expect: [403, 201, 201, 201] },
  'GET /api/invites': { prepare: at('/api/invites'), expect: [200, 200, 200, 200] },
  'GET /api/invites/{code}': {
    prepare: async ({ owner }) => ({ path: `/api/invites/${(await owner.invite()).code}` }),
    expect: [200, 200, 200, 200],
    open: 200,
  },
  'DELETE /api/invites/{code}': {
    prepare: async ({ owner }) => ({ path: `/api/invites/${(await owner.invite()).code}` }),
    expect: [404, 404, 204, 204],
  },
  'POST /api/invites/{code}/accept': {
    prepare: at('/api/invites/AAAAAAAAAAAAAAAAAAAAAA/accept', {
      username: 'nobodynew',
      password: 'long enough',
    }),
    expect: [404, 404, 404, 404],
    open: 404,
  },
  'POST /api/links/{code}': {
    prepare: at('/api/links/AAAAAAAAAAAAAAAAAAAAAA', {}),
    expect: [404, 404, 404, 404],
    open: 404,
  },
  'GET /api/members': { prepare: at('/api/members'), expect: [200, 200, 200, 200] },
  'PATCH /api/members/{username}': {
    prepare: async (suite) => ({
      path: `/api/members/${(await suite.owner.bring('guest')).username}`,
      body: { role: 'member' },
    }),
    expect: [403, 403, 200, 200],
  },
  'DELETE /api/members/{username}': {
    prepare: async (suite) => ({ path: `/api/members/${(await suite.owner.bring()).username}` }),
    expect: [403, 403, 204, 204],
  },
  'POST /api/members/{username}/link': {
    prepare: async (suite) => ({
      path: `/api/members/${(await suite.owner.bring('guest')).username}/link`,
      body: {},
    }),
    expect: [403, 403, 201, 201],
  },
  'GET /api/snapshot': { prepare: at('/api/snapshot'), expect: [200, 200, 200, 200] },
  'POST /api/sendmessage': {
    prepare: at('/api/sendmessage', { content: 'may I' }),
    expect: [201, 201, 201, 201],
  },
  'GET /api/channels/{channel}/messages': {
    prepare: at('/api/channels/home/messages'),
    expect: [200, 200, 200, 200],
  },
  'PATCH /api/channels/{channel}/messages/{id}': {
    prepare: async (suite) => {
      const friend = await suite.owner.bring();
      return {
        path: `/api/channels/home/messages/${(await friend.say('hands off'))._id}`,
        body: { content: 'changed' },
      };
    },
    expect: [403, 403, 403, 403],
  },
  'DELETE /api/channels/{channel}/messages/{id}': {
    prepare: async (suite) => ({ path: await friends(suite) }),
    expect: [403, 403, 204, 204],
  },
  'GET /api/channels/{channel}/messages/{id}/versions': {
    prepare: async (suite) => ({ path: `${await friends(suite)}/versions` }),
    expect: [403, 403, 200, 200],
  },
  'PUT /api/channels/{channel}/messages/{id}/pin': {
    prepare: async (suite) => ({ path: `${await friends(suite)}/pin` }),
    expect: [403, 403, 204, 204],
  },
  'DELETE /api/channels/{channel}/messages/{id}/pin': {
    prepare: async (suite) => ({ path: `${await friends(suite)}/pin` }),
    expect: [403, 403, 204, 204],
  },
  'GET /api/channels/{channel}/messages/{id}/reactions/{emoji}': {
    prepare: async (suite) => ({ path: `${await others(suite)}/reactions/${thumb}` }),
    expect: [200, 200, 200, 200],
  },
  'PUT /api/channels/{channel}/messages/{id}/reactions/{emoji}': {
    prepare: async (suite) => ({ path: `${await others(suite)}/reactions/${thumb}` }),
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/channels/{channel}/messages/{id}/reactions/{emoji}': {
    prepare: async (suite) => ({ path: `${await others(suite)}/reactions/${thumb}` }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/channels/{channel}/pins': {
    prepare: at('/api/channels/home/pins'),
    expect: [200, 200, 200, 200],
  },
  'PUT /api/channels/{channel}/messages/{id}/saved': {
    prepare: async (suite) => ({ path: `${await others(suite)}/saved` }),
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/channels/{channel}/messages/{id}/saved': {
    prepare: async (suite) => ({ path: `${await others(suite)}/saved` }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/channels/{channel}/messages/{id}/origin': {
    prepare: async ({ owner }) => {
      const forward = { channel: 'home', _id: (await owner.say('first'))._id };
      const on = await owner.must(201, 'POST', '/api/sendmessage', { forward });
      return { path: `/api/channels/home/messages/${on._id}/origin` };
    },
    expect: [200, 200, 200, 200],
  },
  'GET /api/saved': { prepare: at('/api/saved'), expect: [200, 200, 200, 200] },
  'GET /api/search': { prepare: at('/api/search?q=hello'), expect: [200, 200, 200, 200] },
  'PUT /api/blocks/{username}': {
    prepare: async (suite) => ({ path: `/api/blocks/${(await suite.owner.bring()).username}` }),
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/blocks/{username}': {
    prepare: async (suite) => ({ path: `/api/blocks/${(await suite.owner.bring()).username}` }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/emoji': { prepare: at('/api/emoji'), expect: [200, 200, 200, 200] },
  'POST /api/emoji': {
    prepare: () => ({ path: '/api/emoji', body: { name: unique('cat_') } }),
    expect: [403, 201, 201, 201],
  },
  'PATCH /api/emoji/{name}': {
    prepare: async (suite) => ({
      path: `/api/emoji/${await madeEmoji(suite)}`,
      body: { aliases: [unique('kitty_')] },
    }),
    expect: [403, 403, 200, 200],
  },
  'DELETE /api/emoji/{name}': {
    prepare: async (suite) => ({ path: `/api/emoji/${await madeEmoji(suite)}` }),
    expect: [403, 403, 204, 204],
  },
  'GET /api/me/export': { prepare: at('/api/me/export'), expect: [200, 200, 200, 200] },
  'GET /api/mentions': { prepare: at('/api/mentions'), expect: [200, 200, 200, 200] },
  'PUT /api/channels/{channel}/notify': {
    prepare: at('/api/channels/home/notify', { level: 'mentions' }),
    expect: [204, 204, 204, 204],
  },
  'POST /api/channels/{channel}/typing': {
    prepare: at('/api/channels/home/typing'),
    expect: [204, 204, 204, 204],
  },
  'POST /api/channels/{channel}/voice': {
    prepare: async (suite) => ({ path: await voiceRoom(suite), body: { sdp: offer() } }),
    expect: [404, 201, 201, 201],
  },
  // A seat is its bearer's alone, whatever the rank of others; voice.test.ts has his own.
  'PATCH /api/channels/{channel}/voice/{session}': {
    prepare: async (suite) => ({ path: await friendsSeat(suite), body: { sdp: offer() } }),
    expect: [404, 404, 404, 404],
  },
  'PUT /api/channels/{channel}/voice/{session}/state': {
    prepare: async (suite) => ({
      path: `${await friendsSeat(suite)}/state`,
      body: { muted: true },
    }),
    expect: [404, 404, 404, 404],
  },
  'PUT /api/channels/{channel}/voice/{session}/watch': {
    prepare: async (suite) => ({
      path: `${await friendsSeat(suite)}/watch`,
      body: { camera: [], screen: [] },
    }),
    expect: [404, 404, 404, 404],
  },
  'DELETE /api/channels/{channel}/voice/{session}': {
    prepare: async (suite) => ({ path: await friendsSeat(suite) }),
    expect: [404, 404, 404, 404],
  },
  'POST /api/voice/checks': {
    prepare: at('/api/voice/checks', { sdp: offer(0) }),
    expect: [201, 201, 201, 201],
  },
  // Whose it is may look and end; voice-checks.test.ts has his own.
  'GET /api/voice/checks/{check}': {
    prepare: async (suite) => ({ path: await friendsCheck(suite) }),
    expect: [404, 404, 404, 404],
  },
  'DELETE /api/voice/checks/{check}': {
    prepare: async (suite) => ({ path: await friendsCheck(suite) }),
    expect: [404, 404, 404, 404],
  },
  'PUT /api/me/presence': {
    prepare: at('/api/me/presence', { state: 'online' }),
    expect: [204, 204, 204, 204],
  },
  'POST /api/channels': {
    prepare: at('/api/channels', { kind: 'text', name: 'attic' }),
    expect: [403, 403, 201, 201],
  },
  'PATCH /api/channels/{channel}': {
    prepare: at('/api/channels/home', { topic: 'changed' }),
    expect: [403, 403, 200, 200],
  },
  'DELETE /api/channels/{channel}': {
    prepare: async (suite) => ({ path: `/api/channels/${await madeChannel(suite)}` }),
    expect: [404, 403, 403, 204],
  },
  'PUT /api/channels/{channel}/members/{username}': {
    prepare: async (suite) => {
      const guest = await suite.owner.bring('guest');
      await suite.owner.must(204, 'DELETE', `/api/channels/home/members/${guest.username}`);
      return { path: `/api/channels/home/members/${guest.username}` };
    },
    expect: [404, 403, 204, 204],
  },
  'DELETE /api/channels/{channel}/members/{username}': {
    prepare: async (suite) => ({
      path: `/api/channels/home/members/${(await suite.owner.bring('guest')).username}`,
    }),
    expect: [403, 403, 204, 204],
  },
  'POST /api/directs': {
    prepare: async (suite) => ({
      path: '/api/directs',
      body: { users: [(await suite.owner.bring()).username] },
    }),
    expect: [403, 201, 201, 201],
  },
  'DELETE /api/members/{username}/messages': {
    prepare: async (suite) => ({
      path: `/api/members/${(await suite.owner.bring()).username}/messages`,
    }),
    expect: [403, 403, 200, 200],
  },
  'GET /api/bans': { prepare: at('/api/bans'), expect: [403, 403, 200, 200] },
  'PUT /api/bans/{username}': {
    prepare: async (suite) => ({ path: `/api/bans/${(await suite.owner.bring()).username}` }),
    expect: [403, 403, 204, 204],
  },
  'DELETE /api/bans/{username}': {
    prepare: async (suite) => {
      const friend = await suite.owner.bring();
      await suite.owner.must(204, 'PUT', `/api/bans/${friend.username}`);
      return { path: `/api/bans/${friend.username}` };
    },
    expect: [403, 403, 204, 204],
  },
  'GET /api/audit': { prepare: at('/api/audit'), expect: [403, 403, 200, 200] },
  'PUT /api/channels/{channel}/read': {
    prepare: at('/api/channels/home/read', { seq: 1 }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/messagestream': { prepare: at('/api/messagestream'), expect: [200, 200, 200, 200] },
  'GET /up': { prepare: at('/up'), expect: [200, 200, 200, 200], open: 200 },
  'GET /ready': { prepare: at('/ready'), expect: [200, 200, 200, 200], open: 200 },
};
