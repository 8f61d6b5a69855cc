/** One thing plays at a time on this page: whatever begins silences what went on. */

let current: HTMLMediaElement | undefined;

/** Called when `element` begins to play. */
export function playAlone(element: HTMLMediaElement): void {
  if (current !== element && current?.isConnected === true) current.pause();
  current = element;
}
