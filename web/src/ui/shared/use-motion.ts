import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

const REDUCED = '(prefers-reduced-motion: reduce)';

/** Calls `tell` whenever it may have changed. */
export function onMotion(tell: () => void): () => void {
  const media = matchMedia(REDUCED);
  const own = new MutationObserver(tell);
  own.observe(document.documentElement, { attributeFilter: ['data-motion'] });
  media.addEventListener('change', tell);
  return () => {
    own.disconnect();
    media.removeEventListener('change', tell);
  };
}

export const isMotionWanted = () =>
  document.documentElement.dataset.motion !== 'still' && !matchMedia(REDUCED).matches;

/** Whether things may move by themselves: neither the device nor the person asked for stillness. */
export function useMotionWanted(): boolean {
  return useSyncExternalStore(onMotion, isMotionWanted);
}

function subscribeVisibility(tell: () => void): () => void {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}

/** Whether somebody may be looking at it: the tab is seen, and it stands within the window. */
export function useInSight(box: RefObject<HTMLElement | null>): boolean {
  const seen = useSyncExternalStore(
    subscribeVisibility,
    () => document.visibilityState === 'visible',
  );
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (box.current === null || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box]);
  return seen && near;
}
