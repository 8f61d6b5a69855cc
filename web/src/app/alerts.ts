// Decides what a new message is worth while nobody looks at its room: two notes and a notice for what
// calls the person, a knock for the rest if they want it so, nothing for a muted room or in do not
// disturb. Asked once a message, so changing what one hears of a room rings for nothing old.

import { readStored, writeStored } from '../lib/storage';
import { isBy } from '../sync/is-by';
import type { Channel, ClientState, Member, Message } from '../sync/types';
import { isDirect } from '../ui/channel-name';
import { isMuted } from '../ui/muted';
import { onNavigated } from '../ui/router';
import type { Preferences } from './preferences';

/** Whether a new message calls the person: named in it, or written to them alone. */
export function callsMe(message: Message, channel: Channel, me: Pick<Member, 'username'>): boolean {
  if (isBy(message, me.username) || message.system !== undefined) return false;
  if (isMuted(channel.notify)) return false;
  const named = message.mentions.some(
    (name) => name === me.username || name === '@everyone' || name === '@here',
  );
  return named || (isDirect(channel) && channel.notify.level === 'all');
}

export interface Alert {
  sound?: 'call' | 'message';
  notice: boolean;
}

/** What the stream has told so far: what is drawn is up to a frame older, and a page out of sight
 *  draws seldom. */
type Known = Pick<ClientState, 'me' | 'channels' | 'blocked' | 'presence'>;
type Wanted = Pick<Preferences, 'sounds' | 'everySound' | 'notices'>;

/** `hidden`: the page is out of sight; beside a page that is seen, a knock for everything is noise. */
export function alertFor(message: Message, known: Known, wanted: Wanted, hidden: boolean): Alert {
  const { me, blocked, presence } = known;
  const channel = known.channels.get(message.channel);
  const silent: Alert = { notice: false };
  if (me === undefined || channel === undefined || blocked.has(message.author)) return silent;
  if (presence.get(me.username) === 'dnd') return silent;
  if (callsMe(message, channel, me)) {
    return { ...(wanted.sounds && { sound: 'call' }), notice: wanted.notices };
  }
  const mine = isBy(message, me.username) || message.system !== undefined;
  const heard = !mine && channel.notify.level === 'all' && !isMuted(channel.notify);
  return heard && hidden && wanted.everySound ? { sound: 'message', notice: false } : silent;
}

/** As the address bar and the window's focus tell it. */
export function channelOnScreen(): string | undefined {
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return undefined;
  return /^\/c\/([^/]+)/.exec(location.pathname)?.[1];
}

const readingKey = 'snug:reading';
const rangKey = 'snug:rang';
/** A tab that ended without a word is believed no longer than this. */
const readingForMs = 40_000;
const tellEveryMs = 15_000;

/** Another tab of this browser has this room under somebody's eyes. */
export function isReadInAnotherTab(channel: string, now = Date.now()): boolean {
  const told = readStored(readingKey) as { channel?: unknown; at?: unknown } | null | undefined;
  return told?.channel === channel && now - Number(told.at) < readingForMs;
}

/** Tells the other tabs what is read in this one, for as long as it has the focus. */
export function tellOtherTabs(): void {
  let told = false;
  const tell = () => {
    const channel = channelOnScreen();
    if (channel !== undefined) writeStored(readingKey, { channel, at: Date.now() });
    else if (told) writeStored(readingKey, null);
    told = channel !== undefined;
  };
  for (const event of ['focus', 'blur', 'pagehide']) addEventListener(event, tell);
  document.addEventListener('visibilitychange', tell);
  onNavigated(tell);
  setInterval(tell, tellEveryMs);
  tell();
}

/** Of several tabs that hear the same message, the first rings. */
export function isFirstToRing(id: string): boolean {
  if (readStored(rangKey) === id) return false;
  writeStored(rangKey, id);
  return true;
}
