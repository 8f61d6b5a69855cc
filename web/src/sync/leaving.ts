// The browser's own question whether the page may close. Like page-life.ts it listens to the window; apart, since it
// is needed seldom.

let asks = false;

const onLeave = (event: Event) => event.preventDefault();

/** From now on the browser asks before the page closes, or no longer. */
export function askBeforeLeaving(on: boolean): void {
  if (on === asks) return;
  asks = on;
  if (on) globalThis.addEventListener?.('beforeunload', onLeave);
  else globalThis.removeEventListener?.('beforeunload', onLeave);
}
