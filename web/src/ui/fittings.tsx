import { LiveRegion } from './live-region';
import { Tip } from './tip';
import { Toasts } from './toasts';

/** What every page carries once: the tip, the notices, the voice for screen readers. */
export function Fittings() {
  return (
    <>
      <Tip />
      <Toasts />
      <LiveRegion />
    </>
  );
}
