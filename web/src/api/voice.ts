// Signalling of calls. The client offers, the server answers in its reply.

import { part, request } from './http';

export interface VoiceAnswer {
  /** A secret: whoever has it may speak for this call. */
  readonly session: string;
  readonly sdp: string;
}

const at = (channel: string, session = '') =>
  `/api/channels/${part(channel)}/voice${session && `/${part(session)}`}`;

export const joinVoice = (channel: string, sdp: string) =>
  request<VoiceAnswer>('POST', at(channel), { body: { sdp } });

/** A later offer of the same call: more m-lines, or new ICE credentials. */
export const offerVoice = (channel: string, session: string, sdp: string) =>
  request<{ readonly sdp: string }>('PATCH', at(channel, session), { body: { sdp } });

export const putVoiceState = (
  channel: string,
  session: string,
  state: { readonly muted: boolean; readonly deafened: boolean },
) => request<void>('PUT', `${at(channel, session)}/state`, { body: state });

/** A way to the voice server that is tried out; nobody hears it. */
export interface VoiceCheck {
  readonly id: string;
  readonly sdp: string;
}

/** What of it has come to the server. */
export interface VoiceCheckFacts {
  readonly reached: boolean;
  readonly connected: boolean;
  readonly packets: number;
  /** The loudest that came of the microphone, in dBov. */
  readonly level: number | null;
}

const checks = '/api/voice/checks';

export const beginVoiceCheck = (sdp: string) =>
  request<VoiceCheck>('POST', checks, { body: { sdp } });

export const lookAtVoiceCheck = (id: string) =>
  request<VoiceCheckFacts>('GET', `${checks}/${part(id)}`);

/** Also when the page goes away. */
export const endVoiceCheck = (id: string) =>
  request<void>('DELETE', `${checks}/${part(id)}`, { keepalive: true });

/** Also when the page goes away. */
export const leaveVoice = (channel: string, session: string) =>
  request<void>('DELETE', at(channel, session), { keepalive: true });
