import { useSyncExternalStore } from 'react';
import { useClientState } from '../../app/use-client';
import type { Member, VoiceMember } from '../../sync/types';
import { personName } from '../../ui/person-name';
import { voiceWords as words } from '../../words/voice';
import { isInCall } from './call/call-state';
import { type CallView, voiceCall } from './voice-call';
import {
  getVoicePreferences,
  subscribeVoicePreferences,
  type VoicePreferences,
} from './voice-preferences';

/** `select` must return something that is `===` when nothing it cares about changed. */
export function useCall<T>(select: (view: CallView) => T): T {
  return useSyncExternalStore(voiceCall.subscribe, () => select(voiceCall.view()));
}

export function useVoicePreferences(): VoicePreferences {
  return useSyncExternalStore(subscribeVoicePreferences, getVoicePreferences);
}

/** The room that I am in, in this page; undefined when in none. */
export function useCallRoom(): string | undefined {
  return useCall(({ call }) => (isInCall(call) ? call.channel : undefined));
}

const nobody: readonly VoiceMember[] = [];

/** Who is in a room, as the server says it. */
export function useRoster(channel: string): readonly VoiceMember[] {
  return useClientState((state) => state.voice?.get(channel) ?? nobody);
}

/** How somebody in a room is called and how he is, in words. */
export interface Talker {
  readonly username: string;
  readonly name: string;
  readonly mine: boolean;
  readonly muted: boolean;
  readonly deafened: boolean;
  readonly speaking: boolean;
  readonly reconnecting: boolean;
  readonly camera: boolean;
  readonly sharing: boolean;
}

/** The people of a room, me as I am and not as the server has yet heard it. */
export function useTalkers(channel: string, me: Member): readonly Talker[] {
  const roster = useRoster(channel);
  const speaking = useCall((view) => view.speaking);
  const call = useCall((view) => view.call);
  const members = useClientState((state) => state.members);
  const forgotten = useClientState((state) => state.forgotten);
  const here = isInCall(call) && call.channel === channel;
  const known = here && !roster.some(({ username }) => username === me.username);
  const all = known ? [...roster, asMe(me.username)] : roster;
  return all.map((member) => {
    const { username } = member;
    const mine = username === me.username;
    const own = mine && here;
    return {
      username,
      mine,
      name: mine ? words.you : personName({ members, forgotten }, username),
      muted: own ? call.muted || call.listening : member.muted,
      deafened: own ? call.deafened : member.deafened,
      speaking: here && speaking.has(username),
      reconnecting: own ? call.phase !== 'connected' : member.reconnecting,
      camera: own ? call.sends.includes('camera') : member.camera,
      sharing: own ? call.sends.includes('screen') : member.screen,
    };
  });
}

function asMe(username: string): VoiceMember {
  const off = { muted: false, deafened: false, camera: false, screen: false, reconnecting: false };
  return { username, ...off };
}

/** What is said of somebody beside his name; nothing of who just sits there. */
export function statesOf(talker: Talker): readonly string[] {
  const { speaking, muted, deafened, reconnecting, sharing } = talker;
  if (reconnecting) return [talker.mine ? words.joining : words.reconnecting];
  return [
    ...(speaking ? [words.speaking] : []),
    ...(deafened ? [words.deafened] : muted ? [words.muted] : []),
    ...(sharing ? [words.sharing] : []),
  ];
}
