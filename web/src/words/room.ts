// The room's frame: the wall with its rooms, the header, the banners, what stands where nothing is.

import { plural } from '../lib/text';
import { area } from './area';

export const roomWords = area('room', {
  rooms: 'Rooms',
  withDraft: ', with a draft',
  mentions: (count: number) => plural(count, { one: ' mention', other: ' mentions' }),
  unread: ', unread',
  direct: 'Direct',
  newRoom: 'Make a room',
  newDirect: 'Write to somebody',
  muted: ', muted',
  away: ', away',
  out: ', not here',
  quiet: ', not to be disturbed',

  askFriendIn: 'Ask a friend in',
  settings: 'Settings',
  keys: 'Keys',
  signOut: 'Sign out',
  here: (count: number) =>
    count <= 1 ? 'Only you so far' : plural(count, { one: '# here', other: '# here' }),
  wereHere: (count: number) => plural(count, { one: '# was here', other: '# were here' }),
  you: 'you',
  showEverybody: (names: string) => `: ${names}. Show everybody`,
  notConnected: 'Not connected',
  hereNow: 'Here',
  quietNow: 'Not to be disturbed',

  roomsSomethingNew: 'Rooms, something new',
  people: 'People',
  pins: 'Pins',
  mentionsOfMe: 'Mentions',
  search: 'Search',
  hearing: 'What I hear of it',
  goTo: 'Find a room or a friend',
  aboutRoom: (name: string) => `About ${name}`,
  skipToBox: 'Skip to the message box',
  nowhere: 'Nowhere',

  lost: 'Lost the connection.',
  tryingNow: 'Trying again now.',
  tryingIn: (seconds: number) =>
    plural(seconds, { one: 'Trying again in # second.', other: 'Trying again in # seconds.' }),
  keepWriting: 'Keep writing. It is kept here and sent when we are back.',
  tryNow: 'Try now',
});
export type RoomWords = typeof roomWords;
