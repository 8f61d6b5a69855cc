// Which pictures are on screen: whatever is not is not asked of the server. One for the page; the tiles say
// what of them is seen.

import { type SightKey, toLooks } from './engine/sights';
import { voiceCall } from './voice-call';

/** Scrolling past changes no wish; nobody notices a picture that comes so much later. */
const restMs = 150;
/** Who looks into another window for a moment finds everything as it was. */
const hiddenGraceMs = 5000;

const seen = new Map<SightKey, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** What stays in view when the page does not: it stands in a small window of its own. */
let apart: SightKey | undefined;

/** A picture is on screen, until the answer is called. */
export function see(key: SightKey): () => void {
  seen.set(key, (seen.get(key) ?? 0) + 1);
  tellSoon(restMs);
  return () => {
    const left = (seen.get(key) ?? 1) - 1;
    if (left > 0) seen.set(key, left);
    else seen.delete(key);
    tellSoon(restMs);
  };
}

export function seeApart(key: SightKey | undefined): void {
  apart = key;
  tellSoon(restMs);
}

function tellSoon(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(tell, document.hidden ? Math.max(ms, hiddenGraceMs) : ms);
}

function tell(): void {
  const here = document.hidden ? [] : [...seen.keys()];
  voiceCall.happen({
    is: 'look',
    looks: toLooks(apart === undefined ? here : [...here, apart]),
  });
}

document.addEventListener('visibilitychange', () => tellSoon(0));
