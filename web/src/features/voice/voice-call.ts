// The call of this page: joins the pure step with the engine, the server and the stream. One for as long
// as the page lives; views read it through `useCall`.

import { leaveVoice } from '../../api/voice';
import { client } from '../../app/use-client';
import { Listeners } from '../../lib/listeners';
import { keepForReload } from './after-reload';
import { isInCall, noCall } from './call/call-state';
import { step } from './call/call-step';
import type {
  CallEffect,
  CallEvent,
  CallState,
  CallTimer,
  EndTold,
  SlotsTold,
} from './call/call-types';
import { tellCall } from './call-news';
import { watchPulse } from './call-pulse';
import { CallEngine } from './engine/call-engine';
import type { GateNews } from './engine/gate-worklet';
import { isSame } from './engine/hearing';
import { MutedTalk, silenceDb } from './engine/levels';
import { micTroubleOf, whyNoMicrophone } from './engine/microphone';
import { PageGuard } from './engine/page-guard';
import type { Quality } from './engine/quality';
import type { SightMap } from './engine/sights';
import { watchTalkKey } from './engine/talk-key';
import { followRooms } from './follow-rooms';
import { Sharing } from './sharing';
import { askServer, follow } from './signalling';
import { getVoicePreferences, subscribeVoicePreferences } from './voice-preferences';

export interface CallView {
  readonly call: CallState;
  /** Who is heard at this moment; me too. */
  readonly speaking: ReadonlySet<string>;
  /** What I say goes out. */
  readonly open: boolean;
  /** The key or button to talk is pressed. */
  readonly pressed: boolean;
  /** Somebody talks, or presses the key to talk, and the microphone is muted. */
  readonly hint: MutedHint | undefined;
  readonly quality: Quality | undefined;
  /** Cameras and screens that there are to see here. */
  readonly sights: SightMap;
}

export type MutedHint = 'muted_talk' | 'muted_press';

const atRest: Omit<CallView, 'call'> = {
  speaking: new Set(),
  open: false,
  pressed: false,
  hint: undefined,
  quality: undefined,
  sights: new Map(),
};
/** The hint stays long enough to be read. */
const hintForMs = 6000;

class VoiceCall {
  readonly #listeners = new Listeners();
  readonly #meters = new Set<(news: GateNews) => void>();
  readonly #timers = new Map<CallTimer, ReturnType<typeof setTimeout>>();
  readonly #engine: CallEngine;
  /** Camera and screen of mine. */
  readonly sharing: Sharing;
  #view: CallView = { call: noCall, ...atRest };
  #heard: ReadonlySet<string> = new Set();
  #mutedTalk = new MutedTalk();
  #hint: ReturnType<typeof setTimeout> | undefined;
  #guard: PageGuard | undefined;
  #ends: (() => void)[] = [];

  constructor() {
    this.#engine = new CallEngine({
      preferences: getVoicePreferences,
      onPeer: (turn, state) => this.happen({ is: 'peer', turn, state }),
      onSpeaking: (heard) => {
        this.#heard = heard;
        this.#showSpeaking();
      },
      onMicrophone: (news) => this.#hearMyself(news),
      onMicrophoneLost: (replaced) => {
        tellCall(replaced ? 'device_replaced' : 'device_lost');
      },
      onShareEnded: (kinds) => this.sharing.ended(kinds),
      onSights: (sights) => this.#change({ sights }),
    });
    this.sharing = new Sharing(this.#engine, this.view, (event) => this.happen(event));
    subscribeVoicePreferences(() => {
      this.#engine.settle().catch(() => tellCall('device_failed'));
      this.#change({});
    });
    client.onEvent(({ name, data }) => {
      if (name === 'voice_slots') this.happen({ is: 'slots', told: data as SlotsTold });
      else if (name === 'voice_ended') this.happen({ is: 'ended', told: data as EndTold });
      else if (name === 'hello') this.happen({ is: 'stream_back' });
    });
    followRooms({
      call: () => this.#view.call,
      onSignedOut: this.leave,
      onRoomGone: () => this.happen({ is: 'room_gone' }),
      onComing: (sound) => this.#engine.play(sound),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  readonly view = (): CallView => this.#view;

  /** Hears how loud the microphone is, twenty times a second, while it is open. */
  meter(hearer: (news: GateNews) => void): () => void {
    this.#meters.add(hearer);
    return () => void this.#meters.delete(hearer);
  }

  get microphoneLabel(): string {
    return this.#engine.microphoneLabel;
  }

  /** Within a press, or the browser keeps the sound still. */
  join(channel: string, listening = false): void {
    this.#engine.wake();
    this.happen({ is: 'join', channel, listening });
  }

  /** Before joining: as he was in the call that this one goes on with. Never opens what was shut. */
  goOnAs({ muted, deafened }: { muted: boolean; deafened: boolean }): void {
    if (muted) this.mute(true);
    if (deafened) this.deafen(true);
  }

  leave = (): void => this.happen({ is: 'leave' });
  dismiss = (): void => this.happen({ is: 'dismiss' });
  mute = (on: boolean): void => this.happen({ is: 'mute', on });
  deafen = (on: boolean): void => this.happen({ is: 'deafen', on });

  /** The big button, or the key. */
  press = (pressed: boolean): void => {
    if (pressed === this.#view.pressed) return;
    const { muted, listening } = this.#view.call;
    if (pressed && (muted || listening)) {
      this.#showHint('muted_press');
      // Nobody who unmutes himself later thinks of it: it would stay open.
      if (getVoicePreferences().mode === 'toggle') return;
    }
    this.#engine.press(pressed);
    this.#change({ pressed });
  };

  /** Opens the microphone to try it; the same one that a call takes then. Throws its trouble. */
  async tryMicrophone(): Promise<void> {
    const why = whyNoMicrophone();
    if (why !== undefined) throw new MicrophoneTrouble(why);
    try {
      await this.#engine.openMicrophone();
    } catch (error) {
      throw new MicrophoneTrouble(micTroubleOf(error));
    }
  }

  /** The trial is over; a call keeps its microphone. */
  endTrial(): void {
    if (!isInCall(this.#view.call)) this.#engine.closeMicrophone();
  }

  happen(event: CallEvent): void {
    const before = this.#view.call;
    const { state, effects } = step(before, event, Date.now());
    if (state !== before) {
      this.#follow(before, state);
      this.#change({ call: state });
    }
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: CallEffect): void {
    const engine = this.#engine;
    const happen = (event: CallEvent) => this.happen(event);
    switch (effect.do) {
      case 'open_microphone':
        void this.#openMicrophone(effect.turn);
        break;
      case 'close_microphone':
        engine.closeMicrophone();
        break;
      case 'close_peer':
        engine.closePeer();
        break;
      case 'make_offer': {
        const { turn, sends, ...wanted } = effect;
        follow(
          engine.offer(turn, wanted, sends),
          (offered) => ({ is: 'offer_made', turn, ...offered }),
          () => ({ is: 'peer_broke', turn }),
          happen,
        );
        break;
      }
      case 'apply_answer': {
        const { turn } = effect;
        follow(
          engine.apply(effect.sdp),
          () => ({ is: 'applied', turn }),
          () => ({ is: 'peer_broke', turn }),
          happen,
        );
        break;
      }
      case 'close_shares':
        engine.closeShares(effect.kinds);
        break;
      case 'say_share_refused':
        this.sharing.sayRefused(effect.why);
        break;
      case 'show_slots':
        engine.showSlots(effect.slots);
        break;
      case 'set_voice':
        engine.setVoice(effect.muted, effect.deafened);
        break;
      case 'wait':
        this.#wait(effect.timer, effect.turn, effect.ms);
        break;
      case 'play':
        engine.play(effect.sound);
        break;
      default:
        askServer(effect, happen);
    }
  }

  async #openMicrophone(turn: number): Promise<void> {
    try {
      if (!this.#view.call.listening) await this.tryMicrophone();
      this.happen({ is: 'microphone', turn });
      // Left while the browser asked: nobody wants it any more.
      this.endTrial();
    } catch (error) {
      const what = error instanceof MicrophoneTrouble ? error.what : 'busy';
      this.happen({ is: 'no_microphone', turn, what });
    }
  }

  #wait(timer: CallTimer, turn: number, ms: number): void {
    clearTimeout(this.#timers.get(timer));
    this.#timers.set(
      timer,
      setTimeout(() => this.happen({ is: 'time', turn, timer }), ms),
    );
  }

  /** What stands round a call begins and ends with it. */
  #follow(before: CallState, now: CallState): void {
    const [was, is] = [isInCall(before), isInCall(now)];
    if (is && !was) this.#begin();
    if (was && !is) this.#end();
    if (is && now.channel !== undefined) {
      const room = client.getState().channels.get(now.channel)?.name ?? '';
      this.#guard?.show(room, now.muted);
    }
    if (now.phase !== before.phase) tellCall(now.phase, now.channel);
  }

  #begin(): void {
    const state = () => this.#view.call;
    this.#guard = new PageGuard({
      onNetwork: () => this.happen({ is: 'network_changed' }),
      onPaused: (ms) => {
        tellCall('paused', undefined, ms);
        this.happen({ is: 'network_changed' });
      },
      onPageLeaves: () => {
        const { channel, session, muted, mutedBefore, deafened } = state();
        if (channel === undefined) return;
        keepForReload({ channel, muted: deafened ? mutedBefore : muted, deafened });
        if (session !== undefined) leaveVoice(channel, session).catch(() => undefined);
      },
      onToggleMute: () => this.mute(!state().muted),
      onHangUp: () => this.leave(),
    });
    const stopKey = watchTalkKey({
      mode: () => getVoicePreferences().mode,
      code: () => getVoicePreferences().key,
      onPress: this.press,
      isPressed: () => this.#view.pressed,
    });
    const stopPulse = watchPulse({
      engine: this.#engine,
      call: state,
      isStreamLost: () => client.getState().connection.status === 'lost',
      onQuality: (quality) => this.#change({ quality }),
      onLife: (turn, sign) => this.happen({ is: 'life', turn, sign }),
    });
    this.#ends = [stopKey, stopPulse, () => this.#guard?.end()];
  }

  #end(): void {
    for (const end of this.#ends.splice(0)) end();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#heard = new Set();
    this.#mutedTalk = new MutedTalk();
    this.#change(atRest);
  }

  #hearMyself(news: GateNews): void {
    for (const hear of this.#meters) hear(news);
    const { call } = this.#view;
    if (!isInCall(call)) return;
    const { thresholdDb } = getVoicePreferences();
    const speaks = news.db > Math.max(thresholdDb, silenceDb + 1);
    if (this.#mutedTalk.step(call.muted, speaks, performance.now())) {
      this.#showHint('muted_talk');
    }
    const open = news.open && speaks;
    if (open !== this.#view.open) {
      this.#change({ open });
      this.#showSpeaking();
    }
    if (!call.muted && this.#view.hint) this.#change({ hint: undefined });
  }

  #showHint(hint: MutedHint): void {
    clearTimeout(this.#hint);
    this.#hint = setTimeout(() => this.#change({ hint: undefined }), hintForMs);
    this.#change({ hint });
    tellCall(hint);
  }

  #showSpeaking(): void {
    const me = client.getState().me?.username;
    const speaking = new Set(this.#heard);
    if (this.#view.open && me !== undefined) speaking.add(me);
    if (!isSame(speaking, this.#view.speaking)) this.#change({ speaking });
  }

  #change(part: Partial<CallView>): void {
    this.#view = { ...this.#view, ...part };
    this.#listeners.call();
  }
}

export class MicrophoneTrouble extends Error {
  constructor(readonly what: NonNullable<ReturnType<typeof whyNoMicrophone>>) {
    super(what);
  }
}

export const voiceCall = new VoiceCall();
