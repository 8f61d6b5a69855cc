// What many parts say.

import { plural } from '../lib/text';
import { area } from './area';

export const commonWords = area('common', {
  close: 'Close',
  tryAgain: 'Try again',
  oneMoment: 'One moment',
  loadAgain: 'Load again',
  done: 'Done',
  closeNotice: 'Close the notice',
  news: 'News',
  newMessages: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  linkCopied: 'Link copied.',
  clipboardClosed: 'The browser keeps the clipboard closed on this page.',

  /** Instead of a name: of somebody who left for good, and of whoever was in a talk before. */
  forgotten: 'deleted member',
  whoLeft: 'somebody who left',

  crashed: 'This page stopped working.',
  crashedKept: 'What you wrote is kept on this device. Loading the page again brings it back.',
  unreachable: 'The server does not answer.',
  unreachableTrying: 'Trying again. This page fills as soon as it is back.',

  copyLink: 'Copy link',
});
export type CommonWords = typeof commonWords;
