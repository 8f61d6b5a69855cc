// The group's own emoji kept up to date, and drawn on the chips of reactions: those are in the first load and
// know no pictures, so a style sheet lays them over the names. Owned by the page.

import { listEmoji } from '../api/emoji';
import type { SnugClient } from '../sync/client';
import type { OwnEmoji } from '../ui/emoji/sections';
import { stillOf } from '../ui/emoji/still';
import {
  askForOwn,
  forgetOne,
  knownOwn,
  knowOneMore,
  knowOwn,
  onOwnEmoji,
} from '../ui/emoji/use-own-emoji';
import { isMotionWanted, onMotion } from '../ui/shared/use-motion';

/** Our own addresses and what a page made itself; nothing that could end a string in a sheet. */
const ours = /^(?:\/api\/|blob:)[\w./~%:-]+$/;
const named = /^[a-z0-9_]+$/;

export function emojiSheet(pictures: Iterable<readonly [name: string, url: string]>): string {
  let rules = '';
  for (const [name, url] of pictures) {
    if (!named.test(name) || !ours.test(url)) continue;
    rules += `[data-reaction=":${name}:"]>span{width:1.25rem;max-width:none;height:1.25rem;font-size:0;background:url("${url}") center/contain no-repeat}\n`;
  }
  return rules;
}

/** What stands for each that has a picture: the picture, or its first frame. */
function lookOf(emoji: OwnEmoji): Promise<readonly [string, string]> | undefined {
  const { name, url, animated } = emoji;
  if (url === undefined) return undefined;
  if (!animated || isMotionWanted()) return Promise.resolve([name, url]);
  return stillOf(url).then((still) => [name, still]);
}

export function showOwnEmoji(client: Pick<SnugClient, 'getState' | 'subscribe' | 'onEvent'>): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let round = 0;
  const draw = async () => {
    round += 1;
    const mine = round;
    const looks = await Promise.allSettled(knownOwn().flatMap((emoji) => lookOf(emoji) ?? []));
    if (mine !== round) return;
    sheet.replaceSync(
      emojiSheet(looks.flatMap((look) => (look.status === 'fulfilled' ? [look.value] : []))),
    );
  };
  onOwnEmoji(() => void draw());
  onMotion(() => void draw());

  client.onEvent(({ name, data }) => {
    if (name === 'emoji_added') knowOneMore(data as OwnEmoji);
    else if (name === 'emoji_removed') forgetOne((data as { name: string }).name);
    else if (name === 'resync') void askForOwn(listEmoji);
  });
  let ready = false;
  const look = () => {
    const was = ready;
    ready = client.getState().phase === 'ready';
    if (ready && !was) void askForOwn(listEmoji);
    // Whoever signs in next has his own.
    if (!ready && was) knowOwn([]);
  };
  look();
  client.subscribe(look);
}
