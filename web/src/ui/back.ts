/** Back takes away what lies over the page instead of leaving it. While anything does, one entry of
 *  the history stands for all of it; it goes again when the last was closed in another way. */

import { useEffect, useRef } from 'react';
import { overPage } from './router';

/** What lies over the page, the topmost last. */
const layers: (() => void)[] = [];
/** Taking the entry out is under way: the browser tells when it is done. */
let leaving = false;

function mark(): void {
  if (!leaving && history.state !== overPage) history.pushState(overPage, '');
}

function settle(): void {
  if (layers.length > 0 || leaving || history.state !== overPage) return;
  leaving = true;
  history.back();
}

addEventListener('popstate', () => {
  if (leaving) leaving = false;
  else if (history.state !== overPage) layers.pop()?.();
  if (layers.length > 0) mark();
  // Forward into it, or after a reload: nothing lies there any more.
  else settle();
});

/** Says that something lies over the page; the answer takes it back. */
export function overlay(close: () => void): () => void {
  layers.push(close);
  mark();
  return () => {
    const at = layers.indexOf(close);
    if (at >= 0) layers.splice(at, 1);
    // What follows at once, a question after a menu, has the same entry.
    setTimeout(settle);
  };
}

/** For as long as `over`. */
export function useBack(over: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (over) return overlay(() => latest.current());
    // After a reload the entry is there, and nothing that it stands for.
    setTimeout(settle);
    return undefined;
  }, [over]);
}

/** Where Back is how things are closed: with a mouse it would only use up the way forward. */
export function closesByBack(): boolean {
  return matchMedia('(max-width: 720px), (pointer: coarse)').matches;
}
