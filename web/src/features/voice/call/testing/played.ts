// A call under test: handed one event after the other, asked what it does about the last.

import { linesAtFirst } from '../call-limits';
import { noCall } from '../call-state';
import { step } from '../call-step';
import type { CallEffect, CallEvent, CallState, SlotsTold } from '../call-types';

export type Happens = CallEvent extends infer E
  ? E extends { turn: number }
    ? Omit<E, 'turn'> & { turn?: number }
    : E
  : never;

/** A call that is handed one event after the other; a turn that is not named is the present one. */
export class Played {
  state: CallState = noCall;
  effects: readonly CallEffect[] = [];
  now = 1000;

  on(...events: Happens[]): this {
    for (const event of events) {
      const whole = { turn: this.state.turn, ...event } as CallEvent;
      const stepped = step(this.state, whole, this.now);
      this.state = stepped.state;
      this.effects = stepped.effects;
    }
    return this;
  }

  get does(): string[] {
    return this.effects.map((effect) => effect.do);
  }

  effect<K extends CallEffect['do']>(kind: K): Extract<CallEffect, { do: K }> {
    const found = this.effects.find((each) => each.do === kind);
    if (!found) throw new Error(`no ${kind} among ${this.does.join(', ')}`);
    return found as Extract<CallEffect, { do: K }>;
  }
}

export const join = { is: 'join', channel: 'fireside' } as const satisfies Happens;
export const offer = {
  is: 'offer_made',
  sdp: 'offer',
  sends: {},
  videoMids: [],
} as const satisfies Happens;
export const answer = {
  is: 'joined',
  channel: 'fireside',
  session: 's1',
  sdp: 'answer',
} as const satisfies Happens;
export const connected = { is: 'peer', state: 'connected' } as const satisfies Happens;
export const failed = { is: 'peer', state: 'failed' } as const satisfies Happens;
export const refusal = (status: number, retryAfterMs?: number) => ({
  status,
  code: `http_${status}`,
  message: '',
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
export const told = (
  session: string,
  slots: SlotsTold['slots'],
  need = 0,
  needVideo = 0,
): Happens => ({
  is: 'slots',
  told: { session, slots, need, need_video: needVideo },
});
export const tavi = { user: 'tavi', kind: 'mic' } as const;
export const otis = { user: 'otis', kind: 'mic' } as const;
export const eight = (used: SlotsTold['slots'] = {}): SlotsTold['slots'] => ({
  ...Object.fromEntries(Array.from({ length: linesAtFirst }, (_, mid) => [`${mid + 1}`, null])),
  ...used,
});

export const asked = () => new Played().on(join, { is: 'microphone' }, offer);
export const talking = () => asked().on(answer, { is: 'applied' }, connected, { is: 'told' });
