// Asking friends in: the card with the link, and the home that waits for them.

import { plural } from '../lib/text';
import { area } from './area';

export const inviteWords = area('invite', {
  askIn: 'Ask them in',
  makeInvite: 'Make an invite link',
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
  quiet: "It's quiet. That's the idea.",
  quietMore:
    'This is home, the room everybody shares. What is said here is kept on your own server. All it needs now is your friends.',
  seatForFriend: 'A seat for a friend',
  noLink: (why: string) => `No link yet. ${why}`,
  linkForMany: (uses: number) =>
    `A link lets up to ${uses} friends join, for 7 days. You can take it back any time.`,
  linkForOne: 'A link lets one friend join, for 7 days.',
  onlyHere:
    'This address works on this machine alone. For friends elsewhere, open Snug by the address that they can reach, and make the link there.',
});
export type InviteWords = typeof inviteWords;
