// What the page does beside showing the room, once its own files are here: sounds, notices, the shell
// that opens without network.

import type { SnugClient } from '../sync/client';
import { navigate } from '../ui/router';
import {
  alertFor,
  channelOnScreen,
  isFirstToRing,
  isReadInAnotherTab,
  tellOtherTabs,
} from './alerts';
import { keepShell } from './offline-shell';
import { getPreferences, keepPreferences } from './preferences';
import { watchIdle } from './watch-idle';

export function afterLoad(client: SnugClient): void {
  keepShell();
  let { phase } = client.getState();
  client.subscribe(() => {
    const before = phase;
    phase = client.getState().phase;
    if (phase === 'signed-out' && before === 'ready') keepPreferences();
  });
  tellOtherTabs();
  void watchIdle(client).catch(() => undefined);
  client.onMessage((message, room) => {
    if (channelOnScreen() === message.channel || isReadInAnotherTab(message.channel)) return;
    const hidden = document.visibilityState !== 'visible';
    const { sound, notice } = alertFor(message, room, getPreferences(), hidden);
    if (sound !== undefined && isFirstToRing(message._id)) {
      void import('../lib/sound').then((sounds) =>
        sound === 'call' ? sounds.playMention() : sounds.playMessage(),
      );
    }
    if (notice) {
      void import('./page-notices').then(({ tell }) => tell(message, client.getState(), navigate));
    }
  });
}
