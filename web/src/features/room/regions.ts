/** F6 walks through the parts of the room in reading order, Shift+F6 back. */

const ORDER = ['rooms', 'messages', 'box', 'people'] as const;

function regionsOnPage(): HTMLElement[] {
  return ORDER.flatMap((name) => {
    const region = document.querySelector<HTMLElement>(`[data-region=${name}]`);
    return region !== null && region.closest('[inert]') === null ? [region] : [];
  });
}

export function focusRegion(region: HTMLElement): void {
  const inside = region.querySelector<HTMLElement>('textarea, [aria-current=page]');
  (inside ?? region).focus();
  if (document.activeElement === region || document.activeElement === inside) return;
  region.querySelector<HTMLElement>('a, button')?.focus();
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
