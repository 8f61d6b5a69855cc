// The offers of a call, one at a time, and the m-lines that they bring. Pure.

import { connectWithinMs, linesMax, restartWithinMs } from './call-limits';
import { isInCall, type Stepped, stay } from './call-state';
import { tell } from './call-telling';
import type { CallEffect, CallState, SlotsTold } from './call-types';

export function want(state: CallState, lines: number, restarted: boolean): CallState {
  const before = state.wanted;
  return {
    ...state,
    wanted: {
      lines: Math.min(linesMax, Math.max(lines, before?.lines ?? 0)),
      restart: restarted || before?.restart === true,
    },
  };
}

/** Makes the offer that is wanted, unless another one is under way. */
export function offer(state: CallState, effects: readonly CallEffect[] = []): Stepped {
  const { wanted, turn } = state;
  if (wanted === undefined || state.offer !== 'none') return stay(state, effects);
  return stay({ ...state, offer: 'making', wanted: undefined, lines: wanted.lines }, [
    ...effects,
    { do: 'make_offer', turn, ...wanted },
  ]);
}

export function ask(state: CallState, sdp: string): Stepped {
  const { channel, session, turn } = state;
  if (state.offer !== 'making' || channel === undefined) return stay(state);
  return stay({ ...state, offer: 'asking' }, [
    session === undefined
      ? { do: 'ask_join', turn, channel, sdp }
      : { do: 'ask_offer', turn, channel, session, sdp },
  ]);
}

export function joined(before: CallState, session: string, sdp: string): Stepped {
  const early = before.unknown?.session === session ? before.unknown : undefined;
  const state: CallState = { ...before, session, unknown: early ? undefined : before.unknown };
  const heard = early ? hearSlots(state, early) : stay(state);
  const spoken = state.muted || state.deafened ? tell(heard.state) : stay(heard.state);
  const answer = apply(spoken.state, sdp);
  return stay(answer.state, [...answer.effects, ...heard.effects, ...spoken.effects]);
}

export function apply(state: CallState, sdp: string): Stepped {
  const { turn } = state;
  if (state.offer !== 'asking') return stay(state);
  const ms = state.phase === 'reconnecting' ? restartWithinMs : connectWithinMs;
  const waits: CallEffect[] =
    state.phase === 'connected' ? [] : [{ do: 'wait', turn, timer: 'connect', ms }];
  return stay({ ...state, offer: 'applying' }, [{ do: 'apply_answer', turn, sdp }, ...waits]);
}

/** Now every m-line that the server has named is there. */
export function applied(state: CallState): Stepped {
  if (state.offer !== 'applying') return stay(state);
  return offer({ ...state, offer: 'none' }, [{ do: 'show_slots', slots: state.slots }]);
}

export function hearSlots(state: CallState, toldOf: SlotsTold): Stepped {
  if (!isInCall(state)) return stay(state);
  if (state.session !== toldOf.session) {
    const strange: CallState = { ...state, unknown: toldOf };
    // Another device may have taken the call over. Or it is an old word of one: the server is asked.
    return state.session === undefined ? stay(strange) : tell(strange);
  }
  const known = Object.entries(toldOf.slots);
  const slots = new Map(known.flatMap(([mid, use]) => (use === null ? [] : [[mid, use] as const])));
  const heard: CallState = { ...state, slots };
  const show: CallEffect[] = [{ do: 'show_slots', slots }];
  // `need` counts from the m-lines the server knows of: those of an offer on its way are not among them.
  const lines = Math.min(linesMax, known.length + toldOf.need);
  if (toldOf.need === 0 || lines <= Math.max(state.lines, state.wanted?.lines ?? 0)) {
    return stay(heard, show);
  }
  return offer(want(heard, lines, false), show);
}
