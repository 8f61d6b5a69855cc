// The doorstep: first start, signing in, invites, sign-in links.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

const smallNumbers = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
];

/** Writes some of the words in bold. */
type Strong = (words: string) => ReactNode;

export const doorWords = area('door', {
  theRoom: 'The room',
  serverSilentTitle: "The server didn't answer",
  signInTitle: 'Sign in',
  signIn: 'Sign in',
  comeIn: 'Come in',
  yourName: 'Your name',
  noCompany: (strong: Strong) => (
    <>{strong('A room of your own.')} No ads, no tracking, no company in between.</>
  ),

  openTitle: 'Open the room',
  openHeading: "Let's open the room",
  openIntro: 'You are the first one here, so you hold the keys. You can share them later.',
  openByLink:
    'Open the link that the server printed when it started. It ends in a long word behind a #, which lets you in as the owner.',
  openAlready: 'The room is open already',
  openAlreadyWhy: 'This page works once, and somebody has used it. Ask them for an invite link.',
  ownMachine: (strong: Strong) => (
    <>
      {strong('A room of your own.')} For your friends, on your own machine. No ads, no tracking, no
      company in between.
    </>
  ),
  groupName: 'What is your group called?',
  face: 'Face',
  nameStays: 'This one stays. The name people see can change any day.',
  aPassword: 'A password',
  passwordHint: 'Long beats clever: three or four words are fine.',
  openTheRoom: 'Open the room',
  worksOnce:
    'This page works once, with the link printed when the server started. Nobody else can open it after you.',
  serverSilentCheck: "The server didn't answer. Check that it runs, then try again.",
  wrongToken: 'This link is not the one the server printed. Open the newest one from its terminal.',

  welcomeBack: 'Welcome back',
  seatWaits: 'Your seat is where you left it.',
  shownOut: 'Somebody who looks after the room has shown you out. Ask them if you do not know why.',
  passwordChanged:
    'The password was changed, and this device was signed out with it. Sign in with the new one.',
  signedOutElsewhere: 'This device was signed out from another one of yours.',
  yourPassword: 'Your password',
  forgotten: 'Forgotten? Somebody who holds the keys can make you a sign-in link.',
  wrongPair: "Name and password don't fit together. Look at both once more.",
  tooOften: (minutes: number) =>
    plural(minutes, {
      one: 'That was often in a short time. Try again in a minute.',
      other: 'That was often in a short time. Try again in # minutes.',
    }),
  handsFull: 'The server has its hands full. Try again in a moment.',

  inviteTitle: 'Come on in',
  oneMoment: 'One moment',
  keepingSeat: (by: ReactNode, server: ReactNode) => (
    <>
      {by} is keeping a seat for you at {server}.
    </>
  ),
  friendsIn: (members: number) =>
    members === 1
      ? 'One friend is in already.'
      : `${smallNumbers[members] ?? members} friends are in already.`,
  dashedSeat: 'The seat with the plus is yours.',
  friendsServer: (server: ReactNode) => (
    <>{server} lives on a friend's own server. No ads, no tracking. No company in between.</>
  ),
  inAlready: (name: string) => `You are in already, as ${name}.`,
  goToSeat: 'Go to your seat',
  nameTaken: 'Somebody has this name, or had it once. Add a letter or two.',
  pickName: 'Pick a name',
  andPassword: 'And a password',
  onlyTheseTwo: 'No email, no phone number. Only these two.',
  takeSeat: 'Take the seat',
  beenHere: "I've been here before",
  linkDone: 'This link has done its work',
  linkFine: 'Nothing is wrong with your link. Load this page again in a moment.',
  linkDoneWhy:
    'It was used up, taken back, or is too old. Ask the friend who sent it for a new one.',
  linkPromise: 'A link opens the door for a while only, so that the room stays among friends.',

  wayBackIn: 'Your way back in',
  linkSpent: 'It works once and not for long. Ask whoever made it for a new one.',
  linkSignsIn: 'This link signs you in once, on this device.',
  nobodyButYou: 'Nobody but you should open it. If you did not ask for it, leave it closed.',
  withPassword: 'Sign in with the password',
  newPassword: 'A new password',
  newPasswordHint: 'Left empty, the old one stays. A new one signs out all your other devices.',
});
export type DoorWords = typeof doorWords;
