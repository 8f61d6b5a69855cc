// What many parts say.

import { plural } from '../lib/text';
import { area } from './area';

export const commonWords = area('common', {
  close: 'Close',
  cancel: 'Leave it',
  tryAgain: 'Try again',
  loadAgain: 'Load again',
  done: 'Done',
  closeNotice: 'Close the notice',
  news: 'News',
  newMessages: (count: number) => plural(count, { one: '# new message', other: '# new messages' }),
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  linkCopied: 'Link copied.',
  clipboardClosed: 'The browser keeps the clipboard closed on this page.',

  crashed: 'This page stopped working.',
  crashedKept: 'What you wrote is kept on this device. Loading the page again brings it back.',
  unreachable: 'The server does not answer.',
  unreachableTrying: 'Trying again. This page fills as soon as it is back.',

  noSuchPageTitle: 'No such page',
  noSuchPage: 'There is no door here',
  noSuchPageWhy: 'The address leads nowhere. It may be mistyped, or the room behind it is gone.',
  backHome: 'Back to home',

  askIn: 'Ask them in',
  makeInvite: 'Make an invite link',
  copyLink: 'Copy link',
  share: 'Share',
  inviteLink: 'Invite link',
  qrCode: 'The link as a QR code',
  copyByHand: 'The browser keeps the clipboard closed. Select the link and copy it.',
  inviteTerms: (uses: number, days: number) => {
    const time = plural(days, { one: 'until tomorrow', other: 'for the next # days' });
    return plural(uses, {
      one: `One friend can join with this link, ${time}.`,
      other: `Up to # friends can join with this link, ${time}.`,
    });
  },
});
export type CommonWords = typeof commonWords;
