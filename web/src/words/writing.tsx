// What the message box says once somebody writes: whom a name may mean, a room's own pace, the
// question before everybody is called.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

export const writingWords = area('writing', {
  replyTo: (name: ReactNode) => <>Reply to {name}</>,
  tooMany: (count: number) => plural(count, { one: '# too many', other: '# too many' }),
  holdsUpTo: (max: number) => `Messages hold up to ${max} characters`,
  archived: 'This room is archived. It can be read, but nothing is added.',
  moderatorsOnly: 'Only moderators write here. Everybody can read along.',
  paused: 'A moderator asked you to pause here for a while. You can read along meanwhile.',
  noReply: 'No reply',
  emoji: 'Emoji',
  names: 'Names that fit',
  /** The chosen one of a list, read aloud. */
  nameOf: (name: string, at: number, count: number) => `${name}, ${at} of ${count}`,
  everyone: 'Everybody who is in this room',
  here: 'Those who are here now',
  moderators: 'Those who look after this place',
  owners: 'Those whom this place belongs to',
  /** Pressed: the reply calls them. */
  ringFor: (name: string) => `Call ${name} with this reply`,
  slow: 'This room goes at its own pace: everybody waits between two messages',
  seconds: (left: number) => `${left} s`,
  waitFor: (left: number) =>
    plural(left, {
      one: 'You can write again in # second',
      other: 'You can write again in # seconds',
    }),
  askAll: (count: number) => `Call ${count} people?`,
  askAllWhy: 'All of them will be told, wherever they are.',
  callAll: 'Call them',
  backToBox: 'Let me think again',
});
export type WritingWords = typeof writingWords;
