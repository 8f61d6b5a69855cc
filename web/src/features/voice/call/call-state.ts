// What a call is at rest, and how a step is written down. Pure.

import type { CallEffect, CallPhase, CallState, Looks, SlotUse } from './call-types';

export interface Stepped {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

const nothing: ReadonlyMap<string, SlotUse> = new Map<string, never>();

export const noLooks: Looks = { camera: [], screen: [] };

export const noCall: CallState = {
  phase: 'idle',
  channel: undefined,
  trouble: undefined,
  turn: 0,
  session: undefined,
  listening: false,
  muted: false,
  deafened: false,
  mutedBefore: false,
  offer: 'none',
  wanted: undefined,
  lines: 0,
  videoLines: 0,
  videoMids: new Set(),
  sends: [],
  offered: [],
  agreed: [],
  looks: noLooks,
  looking: 'no',
  slots: nothing,
  unknown: undefined,
  telling: 'no',
  tries: 0,
  silent: false,
  restarts: false,
  signs: undefined,
  since: undefined,
};

export function isInCall({ phase }: { phase: CallPhase }): boolean {
  return phase === 'joining' || phase === 'connected' || phase === 'reconnecting';
}

export function stay(state: CallState, effects: readonly CallEffect[] = []): Stepped {
  return { state, effects };
}

/** What outlives a call. */
export function kept({ turn, muted, deafened, mutedBefore }: CallState): Partial<CallState> {
  return { turn, muted, deafened, mutedBefore };
}
