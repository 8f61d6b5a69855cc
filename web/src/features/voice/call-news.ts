// What a call says in words, shown or read aloud: never more than what somebody has to know.

import { client } from '../../app/use-client';
import { announce } from '../../ui/live-region';
import { toast } from '../../ui/notices';
import { voiceWords as words } from '../../words/voice';
import type { CallPhase } from './call/call-types';

export type CallNews =
  | CallPhase
  | 'muted_talk'
  | 'muted_press'
  | 'device_replaced'
  | 'device_lost'
  | 'device_failed'
  | 'paused';

/** `ms`: how long the page was paused. */
export function tellCall(news: CallNews, channel?: string, ms = 0): void {
  const { told } = words;
  const room = client.getState().channels.get(channel ?? '')?.name ?? '';
  switch (news) {
    case 'connected':
      return announce(told.connected(room));
    case 'reconnecting':
      return announce(told.reconnecting);
    case 'idle':
      return announce(told.left);
    case 'moved':
      return toast(words.moved);
    // Shown where it happened, with what to do about it.
    case 'joining':
    case 'refused':
      return;
    case 'muted_talk':
      return announce(told.mutedTalk);
    case 'muted_press':
      return announce(told.mutedPress);
    case 'device_replaced':
      return toast(told.deviceReplaced);
    case 'device_lost':
      return toast(told.deviceLost, 'bad');
    case 'device_failed':
      return toast(told.deviceFailed, 'bad');
    case 'paused':
      return toast(told.paused(Math.round(ms / 1000)));
  }
}
