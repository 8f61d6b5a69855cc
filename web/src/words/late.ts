// What is said seldom: a newer Snug is there, an address leads nowhere.

import { area } from './area';

export const lateWords = area('late', {
  newVersion: 'There is a newer Snug.',
  newVersionKeeps: 'What you are writing stays.',
  loadIt: 'Load it',
  noSuchPageTitle: 'No such page',
  noSuchPage: 'There is no door here',
  noSuchPageWhy: 'The address leads nowhere. It may be mistyped, or the room behind it is gone.',
  backHome: 'Back to home',
});
export type LateWords = typeof lateWords;
