// Rooms and direct talks: their menus, making and changing them.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

export const roomsWords = area('rooms', {
  about: (name: string) => `About ${name}`,
  markRead: 'Mark as read',
  pins: 'Pins',
  mentions: 'Mentions',
  saved: 'Saved',
  hearAll: 'Hear of everything',
  hearMentions: 'Hear of mentions only',
  hearNothing: 'Hear of nothing',
  chosen: (label: string) => `${label}, as it is now`,
  muteHours: (hours: number) =>
    plural(hours, { one: 'Quiet for an hour', other: 'Quiet for # hours' }),
  unmute: 'Not quiet any more',
  change: 'Change the room',
  changeGroup: 'Change the talk',
  letIn: 'Let somebody in',
  letInTitle: (name: string) => `Who joins ${name}?`,
  letInNote: 'They read what is said from now on, and what was said before.',
  letInVerb: 'Let in',
  guests: 'Guests of the room',
  guestsTitle: (name: string) => `Guests of ${name}`,
  guestsNote: 'A guest sees only the rooms he is let into. Who came in by a link is in already.',
  noGuests: 'There are no guests.',
  putOutVerb: 'Put out',
  guestIn: (guest: string, room: string) => `${guest} sees ${room} now.`,
  guestOut: (guest: string, room: string) => `${guest} does not see ${room} any more.`,
  letInOf: (name: string) => `Let in: ${name}`,
  putOutOf: (name: string) => `Put out: ${name}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  movedTo: (name: string, place: number) => `${name} is number ${place} now`,
  archive: 'Put into the archive',
  unarchive: 'Bring back from the archive',
  archived: (name: string) => `${name} is in the archive now.`,
  unarchived: (name: string) => `${name} is back.`,
  archiveTitle: 'The archive',
  archiveNote:
    'What was said here stays to be read. Nothing is added until a room is brought back.',
  archiveEmpty: 'Nothing is in the archive.',
  bringBack: 'Bring back',
  bringBackRoom: (name: string) => `Bring back ${name}`,
  delete: 'Delete the room',
  leave: 'Leave',
  hide: 'Hide until somebody writes',

  changeTitle: (name: string) => `Change ${name}`,
  name: 'Name',
  nameHint: 'Short, as one would say it.',
  groupNameHint: 'Once it has a name, it keeps one.',
  topic: 'What it is about',
  section: 'Group of rooms',
  sectionHint: 'Rooms of one group stand together and fold together. Empty: under “Rooms”.',
  sign: 'Sign over the door',
  signs: {
    hash: 'Plain',
    flame: 'Flame',
    'cooking-pot': 'Pot',
    camera: 'Camera',
    tent: 'Tent',
    clapperboard: 'Film',
    wrench: 'Wrench',
    music: 'Music',
    'gamepad-2': 'Game',
    'book-open': 'Book',
    leaf: 'Leaf',
    cat: 'Cat',
    plane: 'Plane',
    dices: 'Dice',
    sprout: 'Sprout',
  },
  private: 'Private',
  privateNote: 'Only those who are let in know that it is there.',
  alwaysPrivate:
    'The room will be private: only those who are let in know that it is there. Rooms for everybody are made by moderators.',
  whoIsIn: 'Who is in',
  readOnly: 'Only moderators write',
  readOnlyNote: 'For news: everybody reads along and reacts.',
  slowMode: 'Between two messages of one person',
  slow: (seconds: number) =>
    seconds === 0
      ? 'No pause'
      : seconds < 60
        ? plural(seconds, { one: '# second', other: '# seconds' })
        : plural(seconds / 60, { one: '# minute', other: '# minutes' }),
  make: 'Make the room',
  save: 'Save',
  notNow: 'Not now',

  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteWhy: (name: ReactNode) => (
    <>
      The room and everything said in it go for good, for everybody. To be sure, write its name:{' '}
      {name}.
    </>
  ),
  deleteName: "The room's name",
  deleteForGood: 'Delete for good',
  archiveInstead: 'Into the archive instead',

  directTitle: 'Write to',
  directHint: 'One friend, or up to nine.',
  findFriend: 'Find a friend',
  begin: 'Begin',
  tooMany: (max: number) => `A talk holds up to ${max} friends besides you.`,
});
export type RoomsWords = typeof roomsWords;
