// Signalling of calls. The client offers, the server answers in its reply.

import { part, request } from './http';

export interface VoiceAnswer {
  /** A secret: whoever has it may speak for this call. */
  readonly session: string;
  readonly sdp: string;
}

const at = (channel: string, session = '') =>
  `/api/channels/${part(channel)}/voice${session && `/${part(session)}`}`;

/** What m-lines send besides the microphone, by mid. */
type VoiceSends = Readonly<Record<string, 'camera' | 'screen' | 'screen_audio'>>;

const offerOf = (sdp: string, sends: VoiceSends) =>
  Object.keys(sends).length === 0 ? { sdp } : { sdp, sends };

export const joinVoice = (channel: string, sdp: string, sends: VoiceSends) =>
  request<VoiceAnswer>('POST', at(channel), { body: offerOf(sdp, sends) });

/** A later offer of the same call: more m-lines, a camera that comes or goes, or new ICE credentials. */
export const offerVoice = (channel: string, session: string, sdp: string, sends: VoiceSends) =>
  request<{ readonly sdp: string }>('PATCH', at(channel, session), { body: offerOf(sdp, sends) });

/** Whose pictures are wanted: all of them each time, and no others are sent. */
export const putVoiceWatch = (
  channel: string,
  session: string,
  watched: { readonly camera: readonly string[]; readonly screen: readonly string[] },
) => request<void>('PUT', `${at(channel, session)}/watch`, { body: watched });

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
