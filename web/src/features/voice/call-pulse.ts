// Looks at the connection of a call again and again: how good it is, and whether anything still comes.

import type { CallState, LifeSign } from './call/call-types';
import type { CallEngine } from './engine/call-engine';
import type { Quality } from './engine/quality';
import { SignsOfLife } from './engine/signs-of-life';

export interface PulseParts {
  engine: Pick<CallEngine, 'keepAwake' | 'look'>;
  /** As it stands at this moment. */
  call(): CallState;
  isStreamLost(): boolean;
  onQuality(quality: Quality | undefined): void;
  onLife(turn: number, sign: LifeSign): void;
}

const beatMs = 500;
/** In beats. Often enough to see a network go bad, seldom enough to cost nothing. */
const qualityEvery = 4;
/** While all is well; else every beat tells. */
const lookEvery = 2;

/** Until what it returns is called. */
export function watchPulse(parts: PulseParts): () => void {
  const { engine } = parts;
  const signs = new SignsOfLife();
  let beats = 0;
  let looks = false;
  let ended = false;
  const look = async (withQuality: boolean) => {
    const { turn } = parts.call();
    const seen = await engine.look().catch(() => undefined);
    if (ended) return;
    if (withQuality) parts.onQuality(seen?.quality());
    if (seen === undefined) return;
    parts.onLife(turn, signs.step(seen.signs, parts.isStreamLost(), performance.now()));
  };
  const timer = setInterval(() => {
    beats += 1;
    const withQuality = beats % qualityEvery === 0;
    if (withQuality) engine.keepAwake();
    const isUneasy = parts.isStreamLost() || parts.call().phase !== 'connected';
    if (looks || !(withQuality || beats % lookEvery === 0 || isUneasy)) return;
    looks = true;
    void look(withQuality).finally(() => {
      looks = false;
    });
  }, beatMs);
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
