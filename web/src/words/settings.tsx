// The settings: their sections, and the words by which each is found.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

interface SectionWords {
  title: string;
  /** What can be set there, as somebody would look for it. */
  holds: readonly string[];
}

const sections = {
  profile: {
    title: 'Profile',
    holds: [
      'Name people see',
      'Pronouns',
      'A line about you',
      'Your colour',
      'Face',
      'Picture',
      'Avatar',
      'Password',
      'Sign out',
    ],
  },
  appearance: {
    title: 'Appearance',
    holds: [
      'Theme',
      'Evening',
      'Daylight',
      'Dark',
      'Light',
      'Density',
      'Compact',
      'Text size',
      'Names in colour',
      'The lamp',
      'Movement',
    ],
  },
  notifications: {
    title: 'Notifications',
    holds: ['Sounds', 'Notices', 'Mentions', 'Do not disturb'],
  },
  voice: {
    title: 'Voice',
    holds: [
      'Microphone',
      'Speaker',
      'Device',
      'Push to talk',
      'Key to talk',
      'Noise',
      'Echo',
      'Sounds of the call',
    ],
  },
  privacy: {
    title: 'Privacy',
    holds: [
      'Show when I am here',
      'Invisible',
      'Writing',
      'Typing',
      'Blocked',
      'Export',
      'My data',
      'Delete my account',
    ],
  },
  keys: { title: 'Keys', holds: ['Keyboard', 'Shortcuts'] },
  access: {
    title: 'Access',
    holds: ['More contrast', 'Read new messages aloud', 'Screen reader', 'Movement'],
  },
  language: { title: 'Language', holds: ['Deutsch', 'English', 'Clock', '12 or 24 hours'] },
  devices: { title: 'Devices', holds: ['Sessions', 'Signed in', 'Sign out elsewhere'] },
  server: {
    title: 'The place',
    holds: ['Name of the place', 'Server', 'Rename', 'Icon', 'Picture'],
  },
  audit: { title: 'What was done', holds: ['Audit', 'Moderation', 'Log', 'Bans'] },
  emoji: { title: 'Our emoji', holds: ['Emoji', 'Own', 'Alias', 'Names'] },
  space: {
    title: 'What takes up space',
    holds: ['Storage', 'Files', 'Quota', 'Disk', 'Largest files'],
  },
  people: {
    title: 'People and invites',
    holds: ['Invite link', 'Members', 'Roles', 'Sign-in link'],
  },
} satisfies Record<string, SectionWords>;

export type SectionId = keyof typeof sections;

export const settingsWords = area('settings', {
  sections,
  settings: 'Settings',
  allSettings: 'All settings',
  backToRoom: 'Back to the room',
  find: 'Find a setting',
  noneWith: (typed: string) => `No setting with “${typed}”.`,
  you: 'You',
  theRoom: 'The room',
  onlyYou: 'Only for you, on this device. Saved as you go.',
  tryAgain: 'Try again',

  // Profile
  profileLead: 'What your friends see.',
  thisDevice: 'This device',
  signOut: 'Sign out',
  savedForAll: 'Saved. Everybody sees it now.',
  nameStays: (username: string) => `@${username}, the name that stays`,
  nameSeen: 'Name people see',
  pronouns: 'Pronouns',
  pronounsHint: 'How others speak of you; may stay empty.',
  colour: 'Your colour',
  colourNote: 'Face and name are printed in it, for everybody.',
  colourOfName: 'As my name brings it',
  hues: [
    'Rose',
    'Peach',
    'Amber',
    'Straw',
    'Lime',
    'Green',
    'Sea green',
    'Sky',
    'Blue',
    'Lavender',
    'Violet',
    'Pink',
  ] as readonly string[],
  whatIsMine: 'What is mine',
  myWords: 'What I said here',
  takeAlong: 'Take it along',
  takeAlongNote:
    'Your profile and everything you said, as two files: one for machines, one to read.',
  deleteAccount: 'Delete my account',
  deleteAccountTitle: 'Leave for good?',
  deleteAccountWhy:
    'You are signed out everywhere, your profile goes and does not come back. The name stays yours: nobody else gets it.',
  wordsFate: 'What you said',
  wordsStay: 'stays',
  wordsGo: 'goes too',
  typeToLeave: (username: string) => `Type ${username} to be sure`,
  stay: 'Stay',
  aboutYou: 'A line about you',
  aboutYouHint: 'What you are up to, say.',
  save: 'Save',
  saved: 'Saved',
  notSavedYet: 'Your profile is not saved yet. What you wrote waits there.',
  leaveAsWas: 'Leave it as it was',
  password: 'Password',
  passwordHolds: 'The new password holds. All your other devices are signed out.',
  notPresentPassword: 'This is not the present password.',
  presentPassword: 'The present one',
  newPassword: 'The new one',
  signsOutOthers: 'Signs out all your other devices.',
  changePassword: 'Change the password',

  // Appearance
  theme: 'Theme',
  evening: 'Evening',
  daylight: 'Daylight',
  asDevice: 'As my device',
  moreContrast: 'More contrast',
  density: 'Density',
  densityNote: 'Compact fits more on the screen.',
  cosy: 'Cosy',
  compact: 'Compact',
  textSize: 'Text size',
  textSizeNote: (percent: number) => `Now ${percent}%. Your browser's own zoom works as well.`,
  percent: (percent: number) => `${percent} percent`,
  colouredNames: "Names in people's own colours",
  colouredNamesNote: 'Off shows every name in the ink of the text.',
  lamp: 'The lamp',
  lampNote: 'The corner grows a little warmer the more friends are here.',
  sounds: 'Sounds',
  soundsNote: 'A short soft one when somebody mentions you or writes to you alone.',
  everySound: 'A knock for every message',
  everySoundNote: 'While the page is out of sight, from rooms of which you hear everything.',
  notices: 'Notices on the desktop',
  noticesNote: 'While you look elsewhere: when somebody names you or writes to you alone.',
  noticesDenied:
    'The browser keeps notices closed. Press the lock beside the address, allow them, and try again.',
  noticesAbsent: 'This browser shows notices only for pages that come by https.',
  perRoom: 'What you hear of one room stands behind its bell, and in the menu of its name.',
  showWriting: 'Show others that I write',
  showWritingNote: 'Set for this device alone. Off, you still see when they do.',
  showHere: 'Show when I am here',
  showHereNote: 'On all your devices. Off, you see the others and they do not see you.',
  blockedTitle: 'Whom you do not want to see',
  blockedNobody: 'You have blocked nobody. It is done from the card behind a face.',
  unblockOf: (name: string) => `Unblock ${name}`,
  movement: 'Movement',
  movementNote: 'Still lets panes and menus appear without sliding.',
  still: 'Still',
  howItLooks: 'How it looks',
  sample: 'A sample conversation',
  sampleOne: 'The heron is back. I have told it about the meeting.',
  sampleTwo: 'It has no objections.',

  // Language and time
  language: 'Language',
  languageNote: 'Dates and numbers follow it.',
  clock: 'Clock',
  clockNote: (sample: string) => `Times look like ${sample}.`,
  clockAsLanguage: 'As the language has it',
  clock12: '12 hours',
  clock24: '24 hours',

  // Access
  readAloud: 'Read new messages aloud',
  readAloudNote: 'For screen readers: at most one line every two seconds.',
  moreContrastNote: 'Darker ground or whiter paper, clearer edges, no glow.',

  // Devices
  devicesLead: "Where you are signed in. What you don't know, sign out.",
  signedOutThere: 'Signed out there.',
  signOutOthers: 'Sign out all others',
  onlyThisLeft: 'Only this device is left.',
  namelessDevice: 'A device without a name',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  isThisDevice: 'This device',
  lastUsed: (when: string) => `Last used ${when}`,
  deviceLine: (used: string, signedIn: ReactNode) => (
    <>
      {used}, signed in {signedIn}
    </>
  ),
  signOutDevice: (name: string) => `Sign out ${name}`,

  // The place
  serverLead: 'What everybody sees over the rooms, and on every invite.',
  serverName: 'Name of the place',
  serverOwnersOnly: 'Only who holds the keys may change this.',

  // People and invites
  peopleLead: 'Who sits at the table, and how new friends come in.',
  inviteLinks: 'Invite links',
  forHowMany: 'For how many friends',
  one: 'One',
  ten: 'Ten',
  fifty: 'Fifty',
  whoComes: 'Who comes in by it',
  aMember: 'Members',
  aGuest: 'Guests',
  guestNote: 'Guests see only these rooms, and only who is in them.',
  guestRooms: 'Rooms they are let into',
  chooseRoom: 'Choose a room first.',
  forGuests: (rooms: string) => `for guests of ${rooms}`,
  howLong: 'How long it opens the door',
  aDay: 'A day',
  aWeek: 'A week',
  aMonth: 'A month',
  inviteTerms:
    'Anyone who holds the link can take a seat. It is shown once: copy it now, make another any time.',
  takenBack: 'Taken back. The link opens nothing any more.',
  usedOf: (uses: number, max: number) => `${uses} of ${max} used`,
  byAndEnd: (by: string, ends: ReactNode) => (
    <>
      By {by}, ends {ends}
    </>
  ),
  takeBack: 'Take back',
  takeBackOf: (by: string) => `Take back the link of ${by}`,
  everybody: (count: number) => plural(count, { one: 'Everybody, #', other: 'Everybody, #' }),
  isYou: ' (you)',
  memberLine: (role: string, username: string, joined: string) =>
    `${role}, @${username}, came ${joined}`,
  change: 'Change',
  changeFor: (name: string) => `Change something for ${name}`,
  makeSignInLink: 'Make a sign-in link',
  memberAgain: 'Make a member again',
  makeMember: 'Make a member',
  isMember: (name: string) => `${name} is a member now and sees all open rooms.`,
  makeGuest: 'Make a guest',
  isGuest: (name: string) =>
    `${name} is a guest now: only the rooms ${name} was let into are left.`,
  isMemberAgain: (name: string) => `${name} is a member again.`,
  giveKeys: 'Give the keys',
  keysTitle: (name: string) => `Give ${name} the keys?`,
  keysWhy:
    'Who holds the keys may do everything: give roles, change the server, delete rooms. Shared, you both hold them. Handed over, you go on as a moderator, and only the new holder can give them back.',
  shareKeys: 'Share the keys',
  handOver: 'Hand them over',
  keysShared: (name: string) => `${name} holds the keys as well now.`,
  handedOver: (name: string) => `${name} holds the keys now.`,
  letLookAfter: 'Let look after the room',
  looksAfter: (name: string) => `${name} looks after the room now.`,
  signInLinkFor: (name: string) => `A way back in for ${name}`,
  signInLinkWords: (name: string, ends: string) =>
    `Whoever opens this link is ${name}, so hand it over yourself. It works once and ends ${ends}.`,
  signInLink: 'Sign-in link',
  selectByHand: 'Select the link and copy it by hand.',
});
export type SettingsWords = typeof settingsWords;
