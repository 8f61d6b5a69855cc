// Tells through the desktop what was said while nobody looked at this page: only when the person
// switched it on, only for what calls them, one notice per room. The words stay on this machine.

import { isBy } from '../sync/is-by';
import type { Channel, ClientState, Member, Message } from '../sync/types';
import { channelName, isDirect } from '../ui/channel-name';
import { isMuted } from '../ui/muted';

const wordsMax = 160;

/** Whether a new message calls the person: named in it, or written to them alone. */
export function callsMe(message: Message, channel: Channel, me: Pick<Member, 'username'>): boolean {
  if (isBy(message, me.username) || message.system !== undefined) return false;
  if (isMuted(channel.notify)) return false;
  const named = message.mentions.some(
    (name) => name === me.username || name === '@everyone' || name === '@here',
  );
  return named || (isDirect(channel) && channel.notify.level === 'all');
}

export interface PageNotice {
  title: string;
  body: string;
  /** One notice per room: a newer one takes its place. */
  tag: string;
  path: string;
}

export function noticeOf(message: Message, channel: Channel, state: ClientState): PageNotice {
  const author = state.members.get(message.author)?.display_name ?? message.author;
  const place = channelName(channel, state.members, state.me?.username ?? '');
  return {
    title: channel.kind === 'direct' ? author : `${author} (${place})`,
    body: Array.from(message.content).slice(0, wordsMax).join(''),
    tag: `snug-${channel.id}`,
    path: `/c/${encodeURIComponent(channel.id)}/${message.seq}`,
  };
}

/** The whole way from a new message to a notice, or to none. */
export function tell(message: Message, state: ClientState, go: (path: string) => void): void {
  const { me } = state;
  const channel = state.channels.get(message.channel);
  if (me === undefined || channel === undefined || !callsMe(message, channel, me)) return;
  if (state.presence.get(me.username) === 'dnd') return;
  showNotice(noticeOf(message, channel, state), go);
}

/** Shows it, and on a press brings the page to the message. Nothing where the browser refuses. */
function showNotice(notice: PageNotice, go: (path: string) => void): void {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  try {
    const { title, body, tag } = notice;
    const shown = new Notification(title, { body, tag, icon: '/icon-192.png', silent: true });
    shown.onclick = () => {
      window.focus();
      go(notice.path);
      shown.close();
    };
  } catch {
    // Phones allow notices from the service worker only.
  }
}
