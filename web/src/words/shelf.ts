// The shelf of moving pictures that the group put up for itself.

import { plural } from '../lib/text';
import { area } from './area';

export const shelfWords = area('shelf', {
  open: 'GIFs from our shelf',
  shelf: 'Our shelf',
  search: 'Search our shelf',
  orders: { used: 'Most used', new: 'New', favourites: 'My favourites' },
  chips: 'What is shown',
  tagged: (tag: string) => `With the tag ${tag}`,
  list: 'Moving pictures',
  found: (count: number) => plural(count, { one: '# found', other: '# found' }),
  added: (count: number) =>
    plural(count, { one: '# new on the shelf.', other: '# new on the shelf.' }),
  showAdded: 'Show',
  oneMoment: 'One moment.',
  noneYet: 'Nothing stands here yet.',
  noneYetHint: 'Add a GIF, or put one up from a message: it is in the menu of each that moves.',
  noneCalled: (sought: string) => `Nothing with “${sought}”.`,
  noFavourites: 'None yet. The heart on a picture makes it one of yours.',
  ownServer: 'Kept on our own server. Nobody else is asked.',
  addOne: 'Add one',
  unnamed: 'GIF',

  send: (name: string) => `Send ${name}`,
  sendKeys: 'Enter sends it, Shift and Enter puts it into the box first',
  favour: (name: string) => `Make ${name} a favourite`,
  unfavour: (name: string) => `${name} is a favourite no longer`,
  more: (name: string) => `More about ${name}`,
  toTray: 'Into the box first',
  intoTray: (name: string) => `${name} is in the box.`,
  editTags: 'Change its tags',
  takeAway: 'Take it off the shelf',
  takenAway: (name: string) => `${name} is off the shelf.`,
  undo: 'Undo',

  put: 'Put on the shelf',
  putNamed: (name: string) => `Put “${name}” on the shelf`,
  tags: 'Tags',
  tagsHint: 'With commas between, up to ten. They find it.',
  tagsExample: 'goat, of course',
  tagTooLong: (tag: string) => `“${tag}” is longer than 32 characters.`,
  tooManyTags: 'Up to ten tags.',
  save: 'Save',
  notNow: 'Not now',
  saved: 'Its tags are changed.',
  stands: 'It stands on the shelf.',
  stoodThere: 'It stands there already.',

  progress: 'Upload for the shelf',
  uploading: (part: string) => `${part} uploaded`,
  preparing: 'Uploaded. It is being prepared.',
  dropHere: 'Let go to put it on the shelf',
  notMoving: 'A GIF, an animated WebP or PNG, or a video without sound fits the shelf.',
  tooLong: 'A video on the shelf has up to 30 seconds.',
  tooLarge: (size: string, max: string) => `It is ${size}. Files may have up to ${max} here.`,
  refused: 'It does not move, has sound, or is longer than 30 seconds.',
  offShelf: 'somebody took it off the shelf meanwhile.',
});
export type ShelfWords = typeof shelfWords;
