// Which picture is the large one. Pure.

import type { SightKey } from './engine/sights';

/** What I chose: one picture by its key, all of them side by side, or nothing yet. */
export type Chosen = SightKey | 'all' | undefined;

/** `pictures`: what can be looked at; `offered`: those that come forward by themselves, screens of others. */
export function focusOf(
  chosen: Chosen,
  pictures: readonly SightKey[],
  offered: readonly SightKey[],
): SightKey | undefined {
  if (chosen === 'all') return undefined;
  return chosen !== undefined && pictures.includes(chosen) ? chosen : offered[0];
}

/** A choice ends with what it was about: the next screen may come forward again. */
export function stillChosen(
  chosen: Chosen,
  pictures: readonly SightKey[],
  offered: readonly SightKey[],
): Chosen {
  if (chosen === 'all') return offered.length === 0 ? undefined : chosen;
  return chosen !== undefined && pictures.includes(chosen) ? chosen : undefined;
}
