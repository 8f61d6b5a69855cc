// What stands above the message box before it is sent: files, their names, how far they are.

import { plural } from '../lib/text';
import { area } from './area';

export const trayWords = area('tray', {
  add: 'Add files',
  tray: 'Files for the next message',
  dropTo: (room: string) => `Let go to add it to ${room}`,
  dropMany: (count: number) =>
    plural(count, { one: '# file a message at most', other: '# files a message at most' }),
  upTo: (size: string) => `up to ${size} each`,

  tooLarge: (name: string, size: string, max: string) =>
    `“${name}” is ${size}. Files may have up to ${max} here.`,
  tooMany: (max: number) =>
    plural(max, {
      one: 'A message carries # file at most. Send this one first.',
      other: 'A message carries # files at most. Send these first.',
    }),
  noFolders: (name: string) =>
    `“${name}” is a folder. Pack it into one file, or pick what is in it.`,
  noneTaken: 'This server takes no files.',

  added: (name: string) => `${name} added`,
  removed: (name: string) => `${name} taken out`,
  movedTo: (name: string, at: number, all: number) => `${name} is now ${at} of ${all}`,
  arrived: (name: string) => `${name} is uploaded`,

  tooLong: 'Too long for one message. It can go as a text file.',
  makeFile: 'Make it a file',
  textFile: 'message.txt',

  describe: (name: string) => `Describe ${name}`,
  remove: (name: string) => `Take ${name} out`,
  retry: (name: string) => `Try ${name} again`,
  chooseAgain: 'Choose it again to go on',
  progress: (name: string) => `Upload of ${name}`,
  waits: 'waits for its turn',
  cut: 'Waiting for the line…',
  /** Of what the server hands on as it came. */
  untouched: {
    picture: 'Goes out as it is, with what it tells about place, time and camera',
    paper: 'Goes out as it is, with what it tells about who made it and when',
  },
  loose: 'Keep this page open: too large to be kept here',
  failed: (why: string) => `Did not arrive: ${why}`,
  silent: "the server didn't answer.",

  describeTitle: 'About this file',
  name: 'Name',
  alt: 'What there is to see or hear',
  altWhy: 'For those who do not see it or cannot listen. Read out in its place.',
  spoiler: 'Hide it until somebody presses it',
  spoilerWhy: 'For endings, scares and surprises.',
  earlier: 'Move before',
  later: 'Move behind',
  save: 'Save',

  sendingFiles: (done: string, all: string) => `${done} of ${all} sent`,
  takeBack: 'Take it back',
  fileGone: 'a file of it is no longer on this device. Press Edit and choose it again.',
});
export type TrayWords = typeof trayWords;
