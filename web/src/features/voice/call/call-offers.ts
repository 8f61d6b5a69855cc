// The offers of a call, one at a time, and the m-lines that they bring. Pure.

import {
  connectWithinMs,
  linesMax,
  receivingMax,
  restartWithinMs,
  videoLinesMax,
} from './call-limits';
import { tellLooks } from './call-looks';
import { isInCall, type Stepped, stay } from './call-state';
import { tell } from './call-telling';
import type { CallEffect, CallState, Sends, SlotsTold, Wanted } from './call-types';

/** What the next offer has to bring besides what earlier ones brought. */
export function want(state: CallState, more: Partial<Wanted> = {}): CallState {
  const before = state.wanted;
  const lines = Math.max(more.lines ?? 0, before?.lines ?? 0, state.lines);
  const videoLines = Math.max(more.videoLines ?? 0, before?.videoLines ?? 0, state.videoLines);
  const restart = more.restart === true || before?.restart === true;
  // Voices have the first claim to what one offer may hold; what is there already stays.
  const heard = Math.min(linesMax, receivingMax - state.videoLines, lines);
  const seen = Math.min(videoLinesMax, receivingMax - heard, videoLines);
  return { ...state, wanted: { lines: heard, videoLines: seen, restart } };
}

/** Makes the offer that is wanted, unless another one is under way. */
export function offer(state: CallState, effects: readonly CallEffect[] = []): Stepped {
  const { wanted, turn } = state;
  if (wanted === undefined || state.offer !== 'none') return stay(state, effects);
  const { lines, videoLines, restart: restarts } = wanted;
  const { sends } = state;
  return stay(
    {
      ...state,
      offer: 'making',
      wanted: undefined,
      lines,
      videoLines,
      offered: sends,
      restarts,
    },
    [...effects, { do: 'make_offer', turn, ...wanted, sends }],
  );
}

export function ask(
  state: CallState,
  { sdp, sends, videoMids }: { sdp: string; sends: Sends; videoMids: readonly string[] },
): Stepped {
  const { channel, session, turn } = state;
  if (state.offer !== 'making' || channel === undefined) return stay(state);
  return stay({ ...state, offer: 'asking', videoMids: new Set(videoMids) }, [
    session === undefined
      ? { do: 'ask_join', turn, channel, sdp, sends }
      : { do: 'ask_offer', turn, channel, session, sdp, sends },
  ]);
}

export function joined(before: CallState, session: string, sdp: string): Stepped {
  const early = before.unknown?.session === session ? before.unknown : undefined;
  const state: CallState = { ...before, session, unknown: early ? undefined : before.unknown };
  const heard = early ? hearSlots(state, early) : stay(state);
  // Told in any case: the server remembers how he was on the device that was in the call before.
  const spoken = tell(heard.state);
  const looked = hasLooks(state) ? tellLooks(spoken.state) : stay(spoken.state);
  const answer = apply(looked.state, sdp);
  return stay(answer.state, [
    ...answer.effects,
    ...heard.effects,
    ...spoken.effects,
    ...looked.effects,
  ]);
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
  const signs = state.restarts ? 0 : state.signs;
  return offer({ ...state, offer: 'none', agreed: state.offered, signs }, [
    { do: 'show_slots', slots: state.slots },
  ]);
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
  // What is needed counts from the m-lines that the server knows of: those of an offer on its way are
  // not among them.
  const seen = known.filter(([mid]) => state.videoMids.has(mid)).length;
  const needed = (here: number, more: number) => (more > 0 ? here + more : 0);
  const missing = want(heard, {
    lines: needed(known.length - seen, toldOf.need),
    videoLines: needed(seen, toldOf.need_video ?? 0),
  });
  const { lines = 0, videoLines = 0 } = missing.wanted ?? {};
  const coming = state.wanted ?? state;
  if (lines <= coming.lines && videoLines <= coming.videoLines) return stay(heard, show);
  return offer(missing, show);
}

const hasLooks = ({ looks }: CallState) => looks.camera.length + looks.screen.length > 0;
