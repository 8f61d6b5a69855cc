// Tells through the desktop what was said while nobody looked at this page: only when the person
// switched it on, only for what calls them (app/alerts), one notice per room. The words stay on this machine.

import type { Channel, ClientState, Message } from '../sync/types';
import { channelName } from '../ui/channel-name';
import { personName } from '../ui/person-name';
import { saidLine } from '../ui/shared/said-line';

const wordsMax = 160;

export interface PageNotice {
  title: string;
  body: string;
  /** One notice per room: a newer one takes its place. */
  tag: string;
  path: string;
}

export function noticeOf(message: Message, channel: Channel, state: ClientState): PageNotice {
  const author = personName(state, message.author);
  const place = channelName(channel, state.members, state.me?.username ?? '');
  return {
    title: channel.kind === 'direct' ? author : `${author} (${place})`,
    body: Array.from(saidLine(message)).slice(0, wordsMax).join(''),
    tag: `snug-${channel.id}`,
    path: `/c/${encodeURIComponent(channel.id)}/${message.seq}`,
  };
}

/** The whole way from a message that calls the person to a notice. */
export function tell(message: Message, state: ClientState, go: (path: string) => void): void {
  const channel = state.channels.get(message.channel);
  if (channel === undefined) return;
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
