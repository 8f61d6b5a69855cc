// Camera and screen of a call: what goes out besides the microphone, and what becomes of it when the
// server does not take it. The voice never waits for either. Pure.

import { retryMsMax } from './call-limits';
import { offer, want } from './call-offers';
import { isInCall, type Stepped, stay } from './call-state';
import type { CallEffect, CallState, Refusal, SendKind } from './call-types';

export function share(state: CallState, kinds: readonly SendKind[], on: boolean): Stepped {
  // Opened while the call ended: nobody wants it any more.
  if (!isInCall(state)) return stay(state, on ? closing(kinds) : []);
  const others = state.sends.filter((each) => !kinds.includes(each));
  const gone = state.sends.filter((each) => kinds.includes(each));
  if (!on && gone.length === 0) return stay(state);
  const sends = on ? [...others, ...kinds] : others;
  return offerAgain({ ...state, sends }, on ? [] : closing(gone));
}

/** Lets the lamps go out; nothing, where none is lit. */
export function closing(kinds: readonly SendKind[]): CallEffect[] {
  return kinds.length === 0 ? [] : [{ do: 'close_shares', kinds }];
}

/** An offer of a call that goes on was refused: it is made again later, or without what is not taken.
 *  Undefined: that does not help. */
export function refused(state: CallState, why: Refusal): Stepped | undefined {
  const { turn } = state;
  if (state.phase !== 'connected') return undefined;
  const free = want({ ...state, offer: 'none' });
  if (passes(why)) {
    const ms = Math.max(why.retryAfterMs ?? 0, retryMsMax);
    return stay(free, [{ do: 'wait', turn, timer: 'offer', ms }]);
  }
  const strange = state.offered.filter((each) => !state.agreed.includes(each));
  if (strange.length === 0) return undefined;
  const sends = state.sends.filter((each) => !strange.includes(each));
  return offer({ ...free, sends }, [...closing(strange), { do: 'say_share_refused', why }]);
}

/** Trying again may help. */
export function passes({ status }: Refusal): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/** Before there is a session the first offer, or the one after it, takes along what there is. */
function offerAgain(state: CallState, effects: readonly CallEffect[]): Stepped {
  const opens = state.session === undefined && state.offer === 'none';
  return opens ? stay(state, effects) : offer(want(state), effects);
}
