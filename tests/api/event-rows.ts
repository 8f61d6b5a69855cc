// Who hears what: the rows of the matrix of events and callers. `guest` is in `home` alone; `member` and
// `moderator` are in no closed channel; `owner` and `insider` share the private channel and the direct;
// `removed` had a stream open when he was put out; `outsider` has no session.
import { type Person, unique } from '../lib/person.ts';
import { offer } from '../lib/sdp.ts';
import { bringFile, shelveGif, slowFilm } from '../lib/uploads.ts';

export const callers = [
  'outsider',
  'removed',
  'guest',
  'member',
  'moderator',
  'owner',
  'insider',
] as const;
export type Caller = (typeof callers)[number];

export interface Stage {
  people: Record<Exclude<Caller, 'outsider'>, Person>;
  /** Ids of channels. */
  open: string;
  closed: string;
  direct: string;
  /** A guest who is in no channel: only those who see everybody know of him. */
  hidden: Person;
  /** What the rows before have made: ids by a name that they agree on. */
  made: Map<string, any>;
}

export interface Row {
  event: string;
  /** Tells rows of one kind of event apart. */
  where: string;
  hear: Caller[];
  act: (on: Stage) => Promise<unknown>;
  /** Which event of that name it is, where the act makes several. */
  fits?: (data: any, on: Stage) => boolean;
}

const inside: Caller[] = ['owner', 'insider'];
const friends: Caller[] = ['member', 'moderator', 'owner', 'insider'];
const all: Caller[] = ['guest', ...friends];
const thumb = encodeURIComponent('👍');

type Place = 'open' | 'closed' | 'direct';
const hearers: Record<Place, Caller[]> = { open: friends, closed: inside, direct: inside };
const at = (on: Stage, place: Place) =>
  `/api/channels/${on[place]}/messages/${on.made.get(place)._id}`;

/** What happens to one message, from its first to its last moment, as the insider does it. */
function lifeOfAMessage(place: Place): Row[] {
  const row = (event: string, act: Row['act']): Row => ({
    event,
    where: place,
    hear: hearers[place],
    act,
    fits: (data, on) => data.channel === on[place],
  });
  return [
    row('typing', ({ people, [place]: id }) =>
      people.insider.must(204, 'POST', `/api/channels/${id}/typing`),
    ),
    row('message', async (on) =>
      on.made.set(place, await on.people.insider.say('a word', { channel: on[place] })),
    ),
    row('message_edited', (on) =>
      on.people.insider.must(200, 'PATCH', at(on, place), { content: 'another word' }),
    ),
    row('reaction_added', (on) =>
      on.people.insider.must(204, 'PUT', `${at(on, place)}/reactions/${thumb}`),
    ),
    row('reaction_removed', (on) =>
      on.people.insider.must(204, 'DELETE', `${at(on, place)}/reactions/${thumb}`),
    ),
    row('message_deleted', (on) => on.people.insider.must(204, 'DELETE', at(on, place))),
  ];
}

/** Making it playable takes longer than to hear of it; then it goes with its message. */
function madePlayable(place: Place): Row {
  return {
    event: 'file_progress',
    where: place,
    hear: hearers[place],
    act: async (on) => {
      const { insider } = on.people;
      const id = await bringFile(insider, 'slow.avi', slowFilm());
      on.made.set('film', id);
      const fields = { channel: on[place], attachments: [{ id }] };
      on.made.set(place, await insider.say('', fields));
    },
    fits: (data, on) =>
      data.file === on.made.get('film') && data.message === on.made.get(place)._id,
  };
}

/** A channel of its own, from its beginning to its end. */
function lifeOfAChannel(where: string, isPrivate: boolean, hear: Caller[]): Row[] {
  const row = (event: string, act: Row['act']): Row => ({
    event,
    where,
    hear,
    act,
    fits: (data, on) => data.id === on.made.get(where).id,
  });
  const path = (on: Stage) => `/api/channels/${on.made.get(where).id}`;
  return [
    // Whoever gains sight of a closed one hears of it with his own marks.
    row(isPrivate ? 'channel_visible' : 'channel_created', async (on) =>
      on.made.set(
        where,
        await on.people.owner.must(201, 'POST', '/api/channels', {
          kind: 'text',
          name: unique('room'),
          private: isPrivate,
          members: isPrivate ? [on.people.insider.username] : [],
        }),
      ),
    ),
    row('channel_updated', (on) => on.people.owner.must(200, 'PATCH', path(on), { topic: 'soup' })),
    row('channel_deleted', (on) => on.people.owner.must(204, 'DELETE', path(on))),
  ];
}

/** Somebody comes, shows himself and goes, whom those of `hear` see. */
function about(
  event: string,
  where: string,
  hear: Caller[],
  who: (on: Stage) => string,
  act: Row['act'],
): Row {
  return {
    event,
    where,
    hear,
    act,
    fits: (data, on) => (data.username ?? data.user) === who(on),
  };
}
const friendOf = (on: Stage): Person => on.made.get('friend');
const guestPath = (on: Stage) => `/api/channels/${on.closed}/members/${on.people.guest.username}`;

const people: Row[] = [
  about(
    'member_joined',
    'a member',
    all,
    (on) => friendOf(on).username,
    async (on) => on.made.set('friend', await on.people.owner.bring()),
  ),
  about(
    'member_updated',
    'a member',
    all,
    (on) => friendOf(on).username,
    (on) => friendOf(on).must(200, 'PATCH', '/api/me', { bio: 'bakes' }),
  ),
  about(
    'member_updated',
    'whom guests do not see',
    friends,
    (on) => on.hidden.username,
    (on) => on.hidden.must(200, 'PATCH', '/api/me', { bio: 'hides' }),
  ),
  about(
    'member_left',
    'a member',
    all,
    (on) => friendOf(on).username,
    (on) => friendOf(on).must(204, 'DELETE', '/api/me'),
  ),
  about(
    'member_left',
    'who wants to be forgotten',
    all,
    (on) => on.hidden.username,
    (on) => on.hidden.must(204, 'DELETE', '/api/me?words=keep'),
  ),
  about(
    'presence',
    'a member',
    all,
    (on) => on.people.insider.username,
    (on) => on.people.insider.must(204, 'PUT', '/api/me/presence', { state: 'dnd' }),
  ),
];

/** The shelf is everybody's. */
const shelf: Row[] = [
  {
    event: 'gif_added',
    where: 'the shelf',
    hear: all,
    act: async (on) => void on.made.set('gif', await shelveGif(on.people.member, ['told'])),
    fits: (data, on) => data.id === on.made.get('gif').id,
  },
  {
    event: 'gif_added',
    where: 'other tags',
    hear: all,
    act: (on) => {
      const path = `/api/gifs/${on.made.get('gif').id}`;
      return on.people.member.must(200, 'PATCH', path, { tags: ['told otherwise'] });
    },
    fits: (data) => data.tags[0] === 'told otherwise',
  },
  {
    event: 'gif_removed',
    where: 'the shelf',
    hear: all,
    act: (on) => on.people.moderator.must(204, 'DELETE', `/api/gifs/${on.made.get('gif').id}`),
    fits: (data, on) => data.id === on.made.get('gif').id,
  },
];

/** What is for one's own devices alone; a message of the owner's lies in the open channel. */
const own: Row[] = [
  {
    event: 'saved',
    where: 'open',
    hear: ['member'],
    act: async (on) => {
      on.made.set('open', await on.people.owner.say('keep this', { channel: on.open }));
      await on.people.member.must(204, 'PUT', `${at(on, 'open')}/saved`);
    },
  },
  {
    event: 'read',
    where: 'open',
    hear: ['member'],
    act: (on) => {
      const { seq } = on.made.get('open');
      return on.people.member.must(204, 'PUT', `/api/channels/${on.open}/read`, { seq });
    },
    fits: (data, on) => data.channel === on.open && data.read_seq === on.made.get('open').seq,
  },
  {
    event: 'notify',
    where: 'open',
    hear: ['member'],
    act: ({ people: { member }, open }) =>
      member.must(204, 'PUT', `/api/channels/${open}/notify`, { level: 'none' }),
  },
  {
    event: 'blocked',
    where: 'a guest',
    hear: ['member'],
    act: ({ people: { member, guest } }) =>
      member.must(204, 'PUT', `/api/blocks/${guest.username}`),
  },
];

/** A room of its own, in which the insider and the owner sit. */
function voiceRoom(where: string, isPrivate: boolean, hear: Caller[]): Row[] {
  const room = `voice ${where}`;
  const fits: Row['fits'] = (data, on) => data.channel === on.made.get(room);
  const seat = (on: Stage, who: Person) =>
    who.must(201, 'POST', `/api/channels/${on.made.get(room)}/voice`, { sdp: offer() });
  const ofSeat: Row['fits'] = (data, on) => data.session === on.made.get(`${room} seat`);
  const row = (event: string, to: Caller[], fit: Row['fits'], act: Row['act']): Row =>
    ({ event, where: `in the ${where} room`, hear: to, act, fits: fit }) as Row;
  return [
    row('voice_state', hear, fits, async (on) => {
      const { owner, insider } = on.people;
      const fields = { kind: 'voice', name: unique('porch'), private: isPrivate };
      const members = isPrivate ? { members: [insider.username] } : {};
      const made = await owner.must(201, 'POST', '/api/channels', { ...fields, ...members });
      on.made.set(room, made.id);
      on.made.set(`${room} seat`, (await seat(on, insider)).session);
    }),
    row('voice_slots', ['insider'], ofSeat, (on) => seat(on, on.people.owner)),
    row('voice_speaking', inside, fits, (on) => seat(on, on.people.owner)),
    row('voice_ended', ['insider'], ofSeat, (on) => {
      const path = `/api/channels/${on.made.get(room)}/voice/${on.made.get(`${room} seat`)}`;
      return on.people.insider.must(204, 'DELETE', path);
    }),
  ];
}

const place: Row[] = [
  {
    event: 'server_updated',
    where: 'everywhere',
    hear: all,
    act: ({ people: { owner } }) => owner.must(200, 'PATCH', '/api/server', { name: 'The Nook' }),
  },
  {
    event: 'emoji_added',
    where: 'everywhere',
    hear: all,
    act: async ({ people: { owner }, made }) =>
      made.set('emoji', await owner.must(201, 'POST', '/api/emoji', { name: unique('cat_') })),
  },
  {
    event: 'emoji_removed',
    where: 'everywhere',
    hear: all,
    act: ({ people: { owner }, made }) =>
      owner.must(204, 'DELETE', `/api/emoji/${made.get('emoji').name}`),
  },
];

const sight: Row[] = [
  {
    event: 'channel_visible',
    where: 'a guest is let into the closed one',
    hear: ['guest'],
    act: (on) => on.people.owner.must(204, 'PUT', guestPath(on)),
  },
  {
    event: 'channel_hidden',
    where: 'a guest is put out of the closed one',
    hear: ['guest'],
    act: (on) => on.people.owner.must(204, 'DELETE', guestPath(on)),
  },
];

const nothing = async () => {};

/** In the order in which they happen. The last changes who is who. */
export const table: Row[] = [
  { event: 'hello', where: 'at the start', hear: [...all, 'removed'], act: nothing },
  { event: 'caught_up', where: 'at the start', hear: [...all, 'removed'], act: nothing },
  {
    event: 'signed_out',
    where: 'who is put out',
    hear: ['removed'],
    act: ({ people: { owner, removed } }) =>
      owner.must(204, 'DELETE', `/api/members/${removed.username}`),
  },
  ...voiceRoom('open', false, friends),
  ...voiceRoom('closed', true, inside),
  ...lifeOfAMessage('open'),
  ...lifeOfAMessage('closed'),
  ...lifeOfAMessage('direct'),
  madePlayable('closed'),
  ...lifeOfAChannel('an open one', false, friends),
  ...lifeOfAChannel('a closed one', true, inside),
  ...shelf,
  ...own,
  ...place,
  ...sight,
  ...people,
  {
    event: 'resync',
    where: 'whose rank changes',
    hear: ['member'],
    act: ({ people: { owner, member } }) =>
      owner.must(200, 'PATCH', `/api/members/${member.username}`, { role: 'moderator' }),
  },
];
