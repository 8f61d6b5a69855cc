// The buttons for camera and screen: asks the browser, hands the call what opened, and says in words what
// did not.

import { announce } from '../../ui/live-region';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { voiceWords as words } from '../../words/voice';
import { isInCall } from './call/call-state';
import type { CallEvent, CallState, Refusal, SendKind } from './call/call-types';
import type { CallEngine } from './engine/call-engine';
import { shareTroubleOf, whyNoCamera } from './engine/shares';

const screenKinds = ['screen', 'screen_audio'] as const;

export class Sharing {
  readonly #engine: CallEngine;
  readonly #view: () => { readonly call: CallState };
  readonly #happen: (event: CallEvent) => void;
  /** The browser asks; a second press asks no second time. */
  #asking = false;

  constructor(
    engine: CallEngine,
    view: () => { readonly call: CallState },
    happen: (event: CallEvent) => void,
  ) {
    this.#engine = engine;
    this.#view = view;
    this.#happen = happen;
  }

  pressCamera = (): void => {
    if (this.#sends('camera')) return this.#stop(['camera'], words.told.cameraOff);
    const why = whyNoCamera();
    if (why !== undefined) return toast(words.cameraTrouble[why], 'bad');
    void this.#open(async () => {
      await this.#engine.openCamera();
      return ['camera'];
    }, 'camera');
  };

  /** A phone's other camera. Where it does not open, the one before goes on. */
  pressTurn = (): void => {
    if (this.#asking || !this.#sends('camera')) return;
    this.#asking = true;
    this.#engine
      .turnCamera()
      .catch((error: unknown) => {
        toast(words.cameraTrouble[shareTroubleOf(error)], 'bad');
        if (!this.#engine.hasCamera) this.ended(['camera']);
      })
      .finally(() => {
        this.#asking = false;
      });
  };

  /** Within the press itself: browsers show their choice of screens to nobody else. */
  pressScreen = (): void => {
    if (this.#sends('screen')) return this.#stop(screenKinds, words.told.screenOff);
    void this.#open(() => this.#engine.openScreen(), 'screen');
  };

  /** A device was pulled out, or the browser's own bar ended it. */
  ended(kinds: readonly SendKind[]): void {
    if (!kinds.some((kind) => this.#sends(kind))) return;
    const isCamera = kinds.includes('camera');
    if (isCamera) toast(words.told.cameraLost, 'bad');
    this.#stop(kinds, isCamera ? words.told.cameraOff : words.told.screenOff);
  }

  sayRefused(why: Refusal): void {
    toast(words.told.shareRefused(sayProblem(why)), 'bad');
  }

  #sends(kind: SendKind): boolean {
    return this.#view().call.sends.includes(kind);
  }

  #stop(kinds: readonly SendKind[], said: string): void {
    this.#happen({ is: 'share', kinds, on: false });
    announce(said);
  }

  async #open(opens: () => Promise<SendKind[]>, what: 'camera' | 'screen'): Promise<void> {
    if (this.#asking || !isInCall(this.#view().call)) return;
    this.#asking = true;
    try {
      const kinds = await opens();
      this.#happen({ is: 'share', kinds, on: true });
      announce(what === 'camera' ? words.told.cameraOn : words.told.screenOn);
    } catch (error) {
      const trouble = shareTroubleOf(error);
      // Who closes the choice of screens has changed his mind: that is no trouble.
      if (what === 'camera') toast(words.cameraTrouble[trouble], 'bad');
      else if (trouble !== 'refused') toast(words.screenTrouble, 'bad');
    } finally {
      this.#asking = false;
    }
  }
}
