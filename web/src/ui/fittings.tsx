import { Suspense } from 'react';
import { later } from './later';
import { LiveRegion } from './live-region';

const Tip = later(() => import('./tip').then((m) => m.Tip));
const Toasts = later(() => import('./toasts').then((m) => m.Toasts));

/** What every page carries once: the voice for screen readers, and a moment later the tip and the
 *  notices, which nobody needs before there is something to point at. */
export function Fittings() {
  return (
    <>
      <LiveRegion />
      <Suspense fallback={null}>
        <Tip />
        <Toasts />
      </Suspense>
    </>
  );
}
