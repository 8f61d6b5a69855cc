// The conversation: rows, lines, quotes, menus of messages.

import type { ReactNode } from 'react';
import { listOf } from '../lib/text';
import { area } from './area';

export const streamWords = area('stream', {
  messageList: 'Message list',
  messagesIn: (room: string) => `Messages in ${room}`,
  newSince: (since: string) => `New since ${since}`,
  /** "yesterday, 19:10", inside a sentence. */
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  cameIn: (name: ReactNode, inviter: ReactNode) => (
    <>
      {name} came in{inviter !== undefined && ', invited by '}
      {inviter}
    </>
  ),
  pinned: (name: ReactNode) => <>{name} pinned a message</>,
  renamed: (name: ReactNode, room: ReactNode) => (
    <>
      {name} named the room {room}
    </>
  ),
  newTopic: (name: ReactNode, topic: string) => (
    <>
      {name} said what it is about: {topic}
    </>
  ),
  noTopic: (name: ReactNode) => <>{name} took the topic away</>,
  fromOutside: 'written from outside',
  edited: 'edited',
  edit: 'Edit',
  delete: 'Delete',
  inReplyTo: 'In reply to ',
  takenBack: 'This message was taken back',
  earlierMessage: 'An earlier message',

  fetchingBefore: 'Fetching what was said before',
  fetchingAfter: 'Fetching what came after',
  olderFailed: 'Older messages did not come.',
  newerFailed: 'Newer messages did not come.',
  waitingForConnection: 'Waiting for the connection',
  sending: 'Sending',
  stillTrying: (why: string) => `${why}. Trying again.`,

  writing: (names: readonly string[]) =>
    names.length > 3
      ? 'Several friends are writing'
      : names.length === 1
        ? `${names[0]} is writing`
        : `${listOf(names)} are writing`,
});
export type StreamWords = typeof streamWords;
