// The message box.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

export const boxWords = area('box', {
  writeMessage: 'Write a message',
  writeTo: (room: string) => `Write to ${room}`,
  tooMany: (count: number) => plural(count, { one: '# too many', other: '# too many' }),
  holdsUpTo: (max: number) => `Messages hold up to ${max} characters`,
  send: 'Send',
  replyTo: (name: ReactNode) => <>Reply to {name}</>,
  noReply: 'No reply',
  emoji: 'Emoji',
  names: 'Names that fit',
  /** The chosen one of a list, read aloud. */
  nameOf: (name: string, at: number, count: number) => `${name}, ${at} of ${count}`,
  everyone: 'Everybody who is in this room',
  here: 'Those who are here now',
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
  archived: 'This room is archived. It can be read, but nothing is added.',
  moderatorsOnly: 'Only moderators write here. Everybody can read along.',
  paused: 'A moderator asked you to pause here for a while. You can read along meanwhile.',
});
export type BoxWords = typeof boxWords;
