// The way into a room: one press, and before the first one a word about the microphone, or about the
// call that goes on elsewhere. What is asked meanwhile stands in `asked`; VoiceHost draws it.

import { useSyncExternalStore } from 'react';
import { client } from '../../app/use-client';
import { Listeners } from '../../lib/listeners';
import type { VoiceMember } from '../../sync/types';
import { takeAfterReload } from './after-reload';
import { isInCall } from './call/call-state';
import { whyNoMicrophone } from './engine/microphone';
import { voiceCall } from './voice-call';

export interface Asked {
  readonly what: 'microphone' | 'move';
  readonly channel: string;
}

const listeners = new Listeners();
let asked: Asked | undefined;

function ask(next: Asked | undefined): void {
  asked = next;
  listeners.call();
}

export function useAsked(): Asked | undefined {
  return useSyncExternalStore(
    (listener) => listeners.add(listener),
    () => asked,
  );
}

export const closeAsked = (): void => ask(undefined);

/** Where another device of mine is in a call, and how. */
function seatElsewhere(): (VoiceMember & { channel: string }) | undefined {
  const { me, voice, channels } = client.getState();
  if (me === undefined || isInCall(voiceCall.view().call)) return undefined;
  for (const [channel, members] of voice ?? []) {
    const mine = members.find(({ username }) => username === me.username);
    if (mine !== undefined && channels.has(channel)) return { ...mine, channel };
  }
  return undefined;
}

/** The room of mine that another device is in. */
export const roomElsewhere = (): string | undefined => seatElsewhere()?.channel;

/** The last press on "Join" was one of the keys, and what was pressed goes away. */
let keysWait = false;

/** For what stands there instead: the keys go on with it. */
export function takeKeys(element: HTMLElement | null): void {
  if (!keysWait || element?.checkVisibility() !== true) return;
  keysWait = false;
  if (document.activeElement === document.body) element.focus();
}

/** `press`: the one on "Join". */
export async function joinRoom(
  channel: string,
  press?: { readonly detail: number },
): Promise<void> {
  // A click without a pointer counts none (UI Events, section 3.3.2).
  keysWait = press?.detail === 0;
  if (roomElsewhere() !== undefined) return ask({ what: 'move', channel });
  await joinHere(channel);
}

/** Whatever another device does. */
export async function joinHere(channel: string): Promise<void> {
  closeAsked();
  const before = seatElsewhere();
  if (before !== undefined) voiceCall.goOnAs(before);
  if (whyNoMicrophone() === undefined && (await isAllowed())) voiceCall.join(channel);
  else ask({ what: 'microphone', channel });
}

export function joinListening(channel: string): void {
  closeAsked();
  voiceCall.join(channel, true);
}

/** The microphone was tried and works, or at least opens. */
export function joinTried(channel: string): void {
  closeAsked();
  voiceCall.join(channel);
}

/** Where the browser does not tell, it is asked anew, with the same words before. */
async function isAllowed(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state === 'granted';
  } catch {
    return false;
  }
}

/** After a reload in the middle of a call. Nobody is asked anything: the browser said yes before. */
export async function joinAgain(): Promise<void> {
  const before = takeAfterReload();
  if (before === undefined || !client.getState().channels.has(before.channel)) return;
  if (!(await isAllowed())) return;
  voiceCall.goOnAs(before);
  voiceCall.join(before.channel);
}
