// Whose camera and screen are looked at, and telling the server of it. Pure.

import { retryMsMax } from './call-limits';
import { type Stepped, stay } from './call-state';
import type { CallState, Looks, Refusal } from './call-types';

export function look(state: CallState, looks: Looks): Stepped {
  if (isSameLook(looks, state.looks)) return stay(state);
  return tellLooks({ ...state, looks });
}

/** The whole wish each time, and one at a time, or an older one could arrive last. */
export function tellLooks(state: CallState): Stepped {
  const { channel, session, turn, looks } = state;
  if (channel === undefined || session === undefined) return stay(state);
  if (state.looking !== 'no') return stay({ ...state, looking: 'again' });
  return stay({ ...state, looking: 'yes' }, [{ do: 'ask_look', turn, channel, session, looks }]);
}

export function looked(state: CallState): Stepped {
  const free: CallState = { ...state, looking: 'no' };
  return state.looking === 'again' ? tellLooks(free) : stay(free);
}

/** That the session is gone is found out by what the call cannot do without. */
export function lookRefused(state: CallState, { status, retryAfterMs }: Refusal): Stepped {
  const free: CallState = { ...state, looking: 'no' };
  if (status === 404 || status === 403) return stay(free);
  const ms = Math.max(retryAfterMs ?? 0, retryMsMax);
  return stay(free, [{ do: 'wait', turn: state.turn, timer: 'look', ms }]);
}

function isSameLook(one: Looks, other: Looks): boolean {
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === b.length && a.every((each, index) => each === b[index]);
  return same(one.camera, other.camera) && same(one.screen, other.screen);
}
