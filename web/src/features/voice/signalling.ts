// What a call asks of the server, and how the answer comes back to it.

import { getSnapshot, toProblem } from '../../api/http';
import { joinVoice, leaveVoice, offerVoice, putVoiceState, putVoiceWatch } from '../../api/voice';
import type { CallEffect, CallEvent, Refusal } from './call/call-types';

type Happen = (event: CallEvent) => void;

/** Whatever becomes of `work` happens to the call. */
export function follow<T>(
  work: Promise<T>,
  done: (value: T) => CallEvent,
  failed: (why: Refusal) => CallEvent,
  happen: Happen,
): void {
  work.then(
    (value) => happen(done(value)),
    (error: unknown) => happen(failed(refusalOf(error))),
  );
}

export function askServer(
  effect: Extract<CallEffect, { do: `ask_${string}` | 'tell' }>,
  happen: Happen,
): void {
  switch (effect.do) {
    case 'ask_join': {
      const { turn, channel } = effect;
      return follow(
        joinVoice(channel, effect.sdp, effect.sends),
        ({ session, sdp }) => ({ is: 'joined', turn, channel, session, sdp }),
        (why) => ({ is: 'join_refused', turn, why }),
        happen,
      );
    }
    case 'ask_offer': {
      const { turn, channel, session } = effect;
      return follow(
        offerVoice(channel, session, effect.sdp, effect.sends),
        ({ sdp }) => ({ is: 'answered', turn, sdp }),
        (why) => ({ is: 'offer_refused', turn, why }),
        happen,
      );
    }
    case 'tell': {
      const { turn, channel, session, muted, deafened } = effect;
      return follow(
        putVoiceState(channel, session, { muted, deafened }),
        () => ({ is: 'told', turn }),
        (why) => ({ is: 'tell_refused', turn, why }),
        happen,
      );
    }
    case 'ask_look': {
      const { turn, channel, session, looks } = effect;
      return follow(
        putVoiceWatch(channel, session, looks),
        () => ({ is: 'looked', turn }),
        (why) => ({ is: 'look_refused', turn, why }),
        happen,
      );
    }
    case 'ask_whereabouts': {
      const { turn } = effect;
      return follow(
        amInCall(),
        (inCall) => ({ is: 'whereabouts', turn, inCall }),
        () => ({ is: 'whereabouts', turn, inCall: undefined }),
        happen,
      );
    }
    case 'ask_leave':
      // Gone already is what was wanted; a server that does not answer notices by itself.
      leaveVoice(effect.channel, effect.session).catch(() => undefined);
  }
}

function refusalOf(error: unknown): Refusal {
  const { status, code, message, retryAfter } = toProblem(error);
  return { status, code, message, retryAfterMs: retryAfter };
}

/** As the server has it now. */
async function amInCall(): Promise<boolean> {
  const { me, voice } = await getSnapshot(undefined, 1);
  return (voice ?? []).some(({ members }) =>
    members.some(({ username }) => username === me.username),
  );
}
