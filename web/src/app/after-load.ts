// What the page does beside showing the room, once its own files are here: sounds, notices, the shell
// that opens without network.

import type { SnugClient } from '../sync/client';
import { navigate } from '../ui/router';
import { channelOnScreen, watchMentions } from './alerts';
import { keepShell } from './offline-shell';
import { getPreferences, keepPreferences } from './preferences';

export function afterLoad(client: SnugClient): void {
  keepShell();
  let { phase } = client.getState();
  client.subscribe(() => {
    const before = phase;
    phase = client.getState().phase;
    if (phase === 'signed-out' && before === 'ready') keepPreferences();
  });
  watchMentions(client, {
    onScreen: channelOnScreen,
    play: () => void import('../lib/sound').then(({ playMention }) => playMention()),
  });
  client.onMessage((message) => {
    if (!getPreferences().notices || channelOnScreen() === message.channel) return;
    void import('./page-notices').then(({ tell }) => tell(message, client.getState(), navigate));
  });
}
