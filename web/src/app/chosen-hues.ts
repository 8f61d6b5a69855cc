// Faces and names of those who chose a colour: a style sheet of one line for each, since a colour that
// changes is to show in every row at once and rows know people by their username alone. Owned by the
// page; the policy on styles leaves sheets that a script makes alone.

import { faceHues } from '../lib/face';
import { hueOf } from '../lib/hue';
import type { SnugClient } from '../sync/client';
import type { Member } from '../sync/types';
import { showOwnEmoji } from './chosen-emoji';
import { showChosenPictures } from './chosen-pictures';

/** `ui/face` gives everything in somebody's colours the class `who-NAME`. */
export function huesSheet(members: Iterable<Pick<Member, 'username' | 'colour'>>): string {
  let rules = '';
  for (const { username, colour } of members) {
    const hue = hueOf(colour ?? '');
    if (hue !== undefined) rules += `.who-${CSS.escape(username)}{--hue:${faceHues[hue]}}\n`;
  }
  return rules;
}

export function showChosenHues(client: SnugClient): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let shown: unknown;
  const show = () => {
    const { members } = client.getState();
    if (members === shown) return;
    shown = members;
    sheet.replaceSync(huesSheet(members.values()));
  };
  show();
  client.subscribe(show);
  showChosenPictures(client);
  showOwnEmoji(client);
}
