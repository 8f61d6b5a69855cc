/** Into a part of the room: to its field or chosen row if it has one, else to itself or its first button. */
export function focusRegion(region: HTMLElement): void {
  const inside = region.querySelector<HTMLElement>('textarea, [aria-current=page]');
  (inside ?? region).focus();
  if (document.activeElement === region || document.activeElement === inside) return;
  region.querySelector<HTMLElement>('a, button')?.focus();
}
