// What each kind of caller gets from the routes of uploads, files, small pictures and the shelf.
import { type Person, unique } from '../lib/person.ts';
import type { Suite } from '../lib/suite.ts';
import {
  beginUpload,
  bringFile,
  idOf,
  movingPicture,
  picture,
  shareFile,
  shelveGif,
  tus,
} from '../lib/uploads.ts';
import { at, type Caller, callers, type Row } from './authorisation-row.ts';

const tusHeaders = { ...tus, 'upload-length': '3' };
const tusBytes = {
  ...tus,
  'upload-offset': '0',
  'content-type': 'application/offset+octet-stream',
};
/** One of his own; of who is not in one of the owner's. */
const begunBy = async ({ owner }: Suite, me: Person | undefined, role: Caller) => {
  const whose = callers.indexOf(role) < 3 || !me ? owner : me;
  return `/api/uploads/${idOf(await beginUpload(whose, 'a.txt', 3))}`;
};
const sharedPicture = async ({ owner }: Suite) => (await shareFile(owner, 'a.png', picture())).file;

const square = async (who: Person) => ({ upload: await bringFile(who, 'a.png', picture()) });
const withFace = async (who: Person) =>
  who.must(200, 'PATCH', '/api/me', { avatar: await square(who) });
const withIcon = async (who: Person) =>
  who.must(200, 'PATCH', '/api/server', { icon: await square(who) });
const drawnEmoji = async (who: Person) =>
  who.must(201, 'POST', '/api/emoji', { name: unique('cat_'), picture: await square(who) });
const gif = async ({ owner }: Suite) => `/api/gifs/${(await shelveGif(owner)).id}`;

export const fileRows: Record<string, Row> = {
  'OPTIONS /api/uploads': {
    prepare: at('/api/uploads'),
    expect: [204, 204, 204, 204],
    open: 204,
  },
  'POST /api/uploads': {
    prepare: () => ({ path: '/api/uploads', headers: tusHeaders }),
    expect: [201, 201, 201, 201],
  },
  'HEAD /api/uploads/{id}': {
    prepare: async (suite, me, role) => ({ path: await begunBy(suite, me, role), headers: tus }),
    expect: [200, 200, 200, 200],
  },
  'PATCH /api/uploads/{id}': {
    prepare: async (suite, me, role) => ({
      path: await begunBy(suite, me, role),
      headers: tusBytes,
      body: 'abc',
    }),
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/uploads/{id}': {
    prepare: async (suite, me, role) => ({ path: await begunBy(suite, me, role), headers: tus }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/files/{id}/{name}': {
    prepare: async ({ owner }) => ({
      path: (await shareFile(owner, 'a.txt', Buffer.from('abc'))).file.url,
    }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/files/{id}/thumb': {
    prepare: async (suite) => ({ path: (await sharedPicture(suite)).thumb }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/files/{id}/poster': {
    prepare: async (suite) => ({
      path: (await sharedPicture(suite)).thumb.replace(/thumb$/, 'poster'),
    }),
    expect: [404, 404, 404, 404], // a picture has none; of a film see the tests of files
  },
  'GET /api/space': { prepare: at('/api/space'), expect: [200, 200, 200, 200] },
  'GET /api/faces/{username}/{tag}': {
    prepare: async ({ owner }) => ({ path: (await withFace(owner)).avatar }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/emoji/{name}/{tag}': {
    prepare: async ({ owner }) => ({ path: (await drawnEmoji(owner)).url }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/server/icon/{tag}': {
    prepare: async ({ owner }) => ({ path: (await withIcon(owner)).icon }),
    expect: [200, 200, 200, 200],
    open: 200,
  },
  'POST /api/files/{id}/restore': {
    prepare: async (suite) => ({ path: `/api/files/${(await sharedPicture(suite)).id}/restore` }),
    expect: [403, 403, 204, 204],
  },
  'GET /api/gifs': { prepare: at('/api/gifs'), expect: [200, 200, 200, 200] },
  'POST /api/gifs': {
    prepare: async ({ owner }) => ({
      path: '/api/gifs',
      body: { file: (await shareFile(owner, 'a.gif', movingPicture())).file.id },
    }),
    expect: [403, 201, 201, 201],
  },
  'PATCH /api/gifs/{id}': {
    prepare: async (suite) => ({ path: await gif(suite), body: { tags: ['dance'] } }),
    expect: [403, 403, 200, 200],
  },
  'DELETE /api/gifs/{id}': {
    prepare: async (suite) => ({ path: await gif(suite) }),
    expect: [403, 403, 204, 204],
  },
  'PUT /api/gifs/{id}/favourite': {
    prepare: async (suite) => ({ path: `${await gif(suite)}/favourite` }),
    expect: [204, 204, 204, 204],
  },
  'DELETE /api/gifs/{id}/favourite': {
    prepare: async (suite) => ({ path: `${await gif(suite)}/favourite` }),
    expect: [204, 204, 204, 204],
  },
  'GET /api/gifs/{id}/file': {
    prepare: async (suite) => ({ path: `${await gif(suite)}/file` }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/gifs/{id}/thumb': {
    prepare: async (suite) => ({ path: `${await gif(suite)}/thumb` }),
    expect: [200, 200, 200, 200],
  },
  'GET /api/gifs/{id}/poster': {
    prepare: async (suite) => ({ path: `${await gif(suite)}/poster` }),
    expect: [404, 404, 404, 404], // a picture has none; of a film see the tests of the shelf
  },
  'GET /api/setup': { prepare: at('/api/setup'), expect: [200, 200, 200, 200], open: 200 },
};
