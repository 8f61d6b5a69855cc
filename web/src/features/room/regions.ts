/** F6 walks through the parts of the room in reading order, Shift+F6 back. */

import { useEffect, useRef } from 'react';
import { focusRegion } from './focus-region';

const ORDER = ['rooms', 'messages', 'box', 'aside'] as const;

function regionsOnPage(): HTMLElement[] {
  return ORDER.flatMap((name) => {
    const region = document.querySelector<HTMLElement>(`[data-region=${name}]`);
    return region !== null && region.closest('[inert]') === null ? [region] : [];
  });
}

/** True when the key was ours. */
export function cycleRegions(event: KeyboardEvent): boolean {
  if (event.key !== 'F6') return false;
  const regions = regionsOnPage();
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  const start = at === -1 && event.shiftKey ? 0 : at;
  const next = regions[(start + step + regions.length) % regions.length];
  if (next === undefined) return false;
  event.preventDefault();
  focusRegion(next);
  return true;
}

/** What has an Esc of its own: menus, dialogs, a list of names under the line that is written in. */
const OPEN_ON_TOP =
  ':popover-open[role=menu], dialog[open], [role=combobox][aria-expanded=true]:focus';

/** F6 anywhere in the room; Esc closes what lies over it, or the third pane one is in. */
export function useRegions(over: boolean, closePanes: () => void): void {
  const latest = useRef(closePanes);
  latest.current = closePanes;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (cycleRegions(event) || event.key !== 'Escape' || event.defaultPrevented) return;
      const open = document.querySelector(OPEN_ON_TOP) !== null;
      const inAside = document.activeElement?.closest('[data-region=aside]') != null;
      if (open || !(over || inAside)) return;
      event.preventDefault();
      latest.current();
    };
    // Before the room's own Esc (all read): what lies on top is closed first.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [over]);
}
