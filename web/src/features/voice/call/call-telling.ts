// Muting and deafening within a call, and telling the server of it. Pure.

import { type Stepped, stay } from './call-state';
import type { CallState } from './call-types';

export function mute(state: CallState, on: boolean): Stepped {
  if (on === state.muted) return stay(state);
  // Who speaks wants to hear what they answer.
  const deafened = on && state.deafened;
  return said({ ...state, muted: on, deafened, mutedBefore: on }, on ? 'muted' : 'unmuted');
}

export function deafen(state: CallState, on: boolean): Stepped {
  if (on === state.deafened) return stay(state);
  const muted = on || state.mutedBefore;
  const mutedBefore = on ? state.muted : state.mutedBefore;
  return said({ ...state, deafened: on, muted, mutedBefore }, on ? 'muted' : 'unmuted');
}

function said(state: CallState, sound: 'muted' | 'unmuted'): Stepped {
  const { muted, deafened } = state;
  const spoken = state.session === undefined ? stay(state) : tell(state);
  return stay(spoken.state, [
    { do: 'set_voice', muted, deafened },
    ...spoken.effects,
    { do: 'play', sound },
  ]);
}

/** One word at a time, or the older could arrive last. Also how one finds out whether the session lives. */
export function tell(state: CallState): Stepped {
  const { channel, session, turn, deafened } = state;
  // Who only listens is as silent as who is muted, and others are to see it.
  const muted = state.muted || state.listening;
  if (channel === undefined || session === undefined) return stay(state);
  if (state.telling !== 'no') return stay({ ...state, telling: 'again' });
  return stay({ ...state, telling: 'yes' }, [
    { do: 'tell', turn, channel, session, muted, deafened },
  ]);
}

export function told(state: CallState): Stepped {
  const free: CallState = { ...state, telling: 'no' };
  return state.telling === 'again' ? tell(free) : stay(free);
}
