// The page that says what takes up the room for files, and what an upload says when there is none left.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

export const spaceWords = area('space', {
  lead: 'What pictures, films, sounds and files take up on our server.',
  all: 'All of us',
  usedOf: (used: string, of: string | undefined) =>
    of === undefined ? `${used} in all` : `${used} of ${of}`,
  files: (count: number) => plural(count, { one: '# file', other: '# files' }),
  free: (size: string) => `The disk has ${size} left.`,
  kinds: { image: 'Pictures', video: 'Films', audio: 'Sounds', file: 'Other files' },
  bar: 'By kind',
  mine: 'Mine',
  mineOf: (used: string, of: string | undefined) =>
    of === undefined ? `${used} are yours` : `${used} of your ${of}`,
  people: 'By person',
  isYou: ' (you)',
  largest: 'The largest files',
  largestMine: 'My largest files',
  none: 'No files yet.',
  allSmall: (size: string) => `Each is smaller than ${size}.`,
  showMore: 'Show more',
  fromIn: (who: ReactNode, room: ReactNode, when: ReactNode) => (
    <>
      {who} in {room}, {when}
    </>
  ),
  someRoom: 'a room',
  show: 'Show in the room',
  showOf: (name: string) => `Show in the room: ${name}`,
  delete: 'Delete',
  deleteOf: (name: string) => `Delete: ${name}`,
  deleteTitle: 'Delete its message?',
  deleteWhy:
    'The message goes for everybody, with all that it brings, and does not come back. That makes room.',
  deleted: 'Deleted.',

  /** What becomes of large files: the page, the line in a room, the list of who did what. */
  kept: 'How long files stay',
  keptWhy:
    'Large files go some time after they were shared, which makes room. Those of pinned messages stay, and what went can come back for a week. Saving it says so to everybody at home.',
  after: 'Large files go after',
  afterDays: (days: number) =>
    days === 0 ? 'Off' : days === 365 ? '1 year' : plural(days, { one: '# day', other: '# days' }),
  over: 'Large means over',
  saveKept: 'Save and say so',
  savedKept: 'Saved, and said at home.',
  /** `over` is undefined where every size goes. */
  rule: (days: number, over: string | undefined) =>
    days === 0
      ? 'files stay'
      : `${over === undefined ? 'files' : `files over ${over}`} go after ${plural(days, { one: '# day', other: '# days' })}, unless pinned`,
  stay: 'Files stay until somebody deletes them.',
  ruleHere: (rule: string) => `Our rule: ${rule}.`,
  announced: (who: ReactNode, rule: string) => (
    <>
      {who} said what becomes of large files: {rule}
    </>
  ),

  /** Of an upload for which there was no room. */
  yoursFull: 'Your space is used up. Delete something large of yours, then try again.',
  diskFull: "The server's disk is full. Whoever looks after it has to make room.",
  serverFull: "The server's space is used up. Delete something large, or ask who looks after it.",
  toSpace: 'What takes up space',
});
export type SpaceWords = typeof spaceWords;
