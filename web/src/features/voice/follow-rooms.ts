// What happens to the room of a call from outside: it may close, others come and go, and I may sign out.

import { client } from '../../app/use-client';
import { isInCall } from './call/call-state';
import type { CallSound, CallState } from './call/call-types';
import { comings } from './comings';

interface RoomParts {
  call(): CallState;
  onSignedOut(): void;
  onRoomGone(): void;
  onComing(sound: CallSound): void;
}

export function followRooms(parts: RoomParts): void {
  let { voice } = client.getState();
  client.subscribe(() => {
    const call = parts.call();
    const state = client.getState();
    if (!isInCall(call) || call.channel === undefined) {
      voice = state.voice;
      return;
    }
    const room = state.channels.get(call.channel);
    const closed = room === undefined || room.archived;
    if (state.phase === 'signed-out') {
      parts.onSignedOut();
    } else if (state.fresh && closed) {
      parts.onRoomGone();
    } else if (state.voice !== voice) {
      const me = state.me?.username ?? '';
      const came = comings(voice?.get(call.channel), state.voice?.get(call.channel), me);
      if (call.phase === 'connected' && came) parts.onComing(came);
      voice = state.voice;
    }
  });
}
