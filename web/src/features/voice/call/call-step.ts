// One call as a pure step: what is known and what happens give what is known next and what is to be
// done. The client always offers, one offer at a time. Every answer carries the turn it belongs to,
// so nothing that an earlier connection still says can disturb this one.

import {
  linesAtFirst,
  restartWithinMs,
  retryMsMax,
  retryMsMin,
  signsOfNewWay,
  triesBeforeGivingUp,
} from './call-limits';
import { look, looked, lookRefused, tellLooks } from './call-looks';
import { applied, apply, ask, hearSlots, joined, offer, want } from './call-offers';
import { closing, passes, refused, share } from './call-shares';
import { isInCall, kept, noCall, type Stepped, stay } from './call-state';
import { deafen, mute, tell, told } from './call-telling';
import type {
  CallEffect,
  CallEvent,
  CallState,
  CallTimer,
  CallTrouble,
  EndTold,
  LifeSign,
  Refusal,
} from './call-types';

/** `now` in milliseconds of any clock that only goes forward. */
export function step(state: CallState, event: CallEvent, now: number): Stepped {
  if ('turn' in event && event.turn !== state.turn) return late(state, event);
  switch (event.is) {
    case 'join':
      return join(state, event.channel, event.listening ?? false);
    case 'leave':
      return end(state, 'idle', undefined, [{ do: 'play', sound: 'left' }]);
    case 'dismiss':
      return isInCall(state) ? stay(state) : stay({ ...noCall, ...kept(state) });
    case 'mute':
      return mute(state, event.on);
    case 'deafen':
      return deafen(state, event.on);
    case 'share':
      return share(state, event.kinds, event.on);
    case 'room_gone':
      return isInCall(state) ? end(state, 'refused', { of: 'room' }, []) : stay(state);
    case 'slots':
      return hearSlots(state, event.told);
    case 'ended':
      return hearEnd(state, event.told);
    default:
      return isInCall(state) ? within(state, event, now) : stay(state);
  }
}

/** What happens only within a call. */
function within(state: CallState, event: CallEvent, now: number): Stepped {
  switch (event.is) {
    case 'microphone':
      return state.offer === 'none' ? offer(want(state, { lines: linesAtFirst })) : stay(state);
    case 'no_microphone':
      return end(state, 'refused', { of: 'microphone', what: event.what }, []);
    case 'offer_made':
      return ask(state, event);
    case 'joined':
      return joined(state, event.session, event.sdp);
    case 'answered':
      return apply(state, event.sdp);
    case 'applied':
      return applied(state);
    case 'peer':
      return followPeer(state, event.state, now);
    case 'life':
      return hearLife(state, event.sign);
    case 'peer_broke':
      return again(state);
    case 'network_changed':
      return restart(state);
    case 'stream_back':
      return state.session === undefined ? stay(state) : tell(state);
    case 'told':
      return told({ ...state, unknown: undefined });
    case 'join_refused':
      return joinRefused(state, event.why);
    case 'offer_refused':
      if (event.why.status === 404) return lookForMe(state);
      return refused(state, event.why) ?? again(state, event.why);
    case 'look':
      return look(state, event.looks);
    case 'looked':
      return looked(state);
    case 'look_refused':
      return lookRefused(state, event.why);
    case 'tell_refused':
      return event.why.status === 404 ? lookForMe(told(state).state) : told(state);
    case 'whereabouts':
      return found(state, event.inCall);
    case 'time':
      return timeUp(state, event.timer);
    default:
      return stay(state);
  }
}

/** An answer that nobody waits for any more; a call that it opened has to be closed all the same. */
function late(state: CallState, event: CallEvent): Stepped {
  if (event.is !== 'joined' || event.session === state.session) return stay(state);
  return stay(state, [{ do: 'ask_leave', channel: event.channel, session: event.session }]);
}

function join(state: CallState, channel: string, listening: boolean): Stepped {
  if (isInCall(state) && state.channel === channel && state.listening === listening) {
    return stay(state);
  }
  // Nobody's camera moves into another room with him.
  const left = isInCall(state) ? [...hangUp(state), ...closing(state.sends)] : [];
  const turn = state.turn + 1;
  // The same room with or without a microphone is looked at as before.
  const looks = state.channel === channel ? state.looks : noCall.looks;
  return stay({ ...noCall, ...kept(state), turn, phase: 'joining', channel, listening, looks }, [
    ...left,
    { do: 'set_voice', muted: state.muted, deafened: state.deafened },
    open(turn),
  ]);
}

const open = (turn: number): CallEffect => ({ do: 'open_microphone', turn });

/** Lets the connection go; the microphone stays open for the next one. */
function hangUp({ channel, session }: CallState): CallEffect[] {
  const leave: CallEffect[] =
    channel === undefined || session === undefined ? [] : [{ do: 'ask_leave', channel, session }];
  return [...leave, { do: 'close_peer' }];
}

function end(
  state: CallState,
  phase: 'idle' | 'moved' | 'refused',
  trouble: CallTrouble | undefined,
  more: readonly CallEffect[],
): Stepped {
  if (!isInCall(state)) return stay({ ...noCall, ...kept(state) });
  // A session that the server has ended itself needs no goodbye, and a room that is gone hears none.
  const goodbye = phase === 'idle' || trouble?.of === 'microphone';
  const gone = goodbye ? hangUp(state) : [{ do: 'close_peer' } as const];
  return stay(
    {
      ...noCall,
      ...kept(state),
      turn: state.turn + 1,
      phase,
      trouble,
      channel: phase === 'idle' ? undefined : state.channel,
    },
    [...gone, { do: 'close_microphone' }, ...closing(state.sends), ...more],
  );
}

/** Of a session that is not this one it tells what a turn or a device before this one has left behind. */
function hearEnd(state: CallState, { session, reason }: EndTold): Stepped {
  if (!isInCall(state) || session !== state.session) return stay(state);
  switch (reason) {
    case 'moved':
      return end(state, 'moved', undefined, []);
    case 'removed':
      return end(state, 'refused', { of: 'room' }, []);
    // Another page of mine hung up with this call's own name.
    case 'left':
      return end({ ...state, session: undefined }, 'idle', undefined, []);
    case 'lost':
      return again(state);
  }
}

// Losing and finding the connection.

function followPeer(
  state: CallState,
  peer: 'connected' | 'disconnected' | 'failed' | 'closed',
  now: number,
): Stepped {
  if (peer === 'connected') {
    const first: CallEffect[] = state.since === undefined ? [{ do: 'play', sound: 'joined' }] : [];
    const { since = now } = state;
    return stay(reached({ ...state, silent: false, tries: 0, since }), first);
  }
  if (peer === 'closed') return lookForMe(state);
  // Before the first sound the timer decides: Chromium may fail over UDP and go on over TCP.
  if (state.phase === 'joining') return peer === 'failed' ? again(state) : stay(state);
  const tried = state.phase === 'reconnecting' && !state.silent;
  return peer === 'failed' && tried ? again(state) : restart(state);
}

const reached = (state: CallState): CallState => ({
  ...state,
  phase: 'connected',
  signs: undefined,
});

/** Said, and nothing done: what was lost for a moment comes back by itself, and the browser tells of the rest. But that
 *  new addresses work it tells only where the old ones did not: else it was connected all the time. */
function hearLife(state: CallState, sign: LifeSign): Stepped {
  const silent = sign === 'ended';
  if (silent && state.phase === 'connected') {
    return stay({ ...state, phase: 'reconnecting', silent });
  }
  if (!silent && state.silent) return stay(reached({ ...state, silent }));
  if (sign !== 'alive' || state.signs === undefined) return stay(state);
  const signs = state.signs + 1;
  return stay(signs < signsOfNewWay ? { ...state, signs } : reached(state));
}

/** New addresses for the same call (RFC 8445 section 2.4): keys, m-lines and slots stay. */
function restart(state: CallState): Stepped {
  if (state.session === undefined || state.wanted?.restart === true) return stay(state);
  const { turn } = state;
  return offer(
    want({ ...state, phase: 'reconnecting', silent: false, signs: undefined }, { restart: true }),
    [{ do: 'wait', turn, timer: 'connect', ms: restartWithinMs }],
  );
}

function timeUp(state: CallState, timer: CallTimer): Stepped {
  switch (timer) {
    case 'connect':
      return state.phase === 'connected' || state.silent ? stay(state) : again(state);
    case 'retry':
      return stay(state, [open(state.turn)]);
    case 'ask':
      return lookForMe(state);
    case 'offer':
      return offer(state);
    case 'look':
      return tellLooks(state);
  }
}

/** Everything anew, after a pause that grows. The server moves the call over, so nobody leaves. */
function again(state: CallState, why?: Refusal): Stepped {
  const { since, channel, listening, tries, sends, looks } = state;
  if (since === undefined && tries >= triesBeforeGivingUp) {
    const noAnswer: Refusal = { status: 0, code: 'no_answer', message: '' };
    return end(state, 'refused', { of: 'server', ...toTrouble(why ?? noAnswer) }, []);
  }
  const turn = state.turn + 1;
  const fresh: CallState = {
    ...noCall,
    ...kept(state),
    turn,
    channel,
    listening,
    since,
    // The camera stays open meanwhile, and is back with the next connection.
    sends,
    looks,
    tries: tries + 1,
    phase: since === undefined ? 'joining' : 'reconnecting',
  };
  const ms = Math.max(why?.retryAfterMs ?? 0, Math.min(retryMsMax, retryMsMin * 2 ** tries));
  return stay(fresh, [{ do: 'close_peer' }, { do: 'wait', turn, timer: 'retry', ms }]);
}

function joinRefused(state: CallState, why: Refusal): Stepped {
  if (passes(why)) return again(state, why);
  return end(state, 'refused', { of: 'server', ...toTrouble(why) }, []);
}

function toTrouble({ status, code, message }: Refusal) {
  return { status, code, message };
}

/** The session is gone: taken over by another device, or lost with the server that knew it. */
function lookForMe(state: CallState): Stepped {
  const { turn } = state;
  const phase = state.since === undefined ? 'joining' : 'reconnecting';
  return stay({ ...state, phase, silent: false }, [{ do: 'ask_whereabouts', turn }]);
}

function found(state: CallState, inCall: boolean | undefined): Stepped {
  const { turn } = state;
  if (inCall === undefined) {
    return stay(state, [{ do: 'wait', turn, timer: 'ask', ms: retryMsMax }]);
  }
  return inCall ? end(state, 'moved', undefined, []) : again({ ...state, tries: 0 });
}
