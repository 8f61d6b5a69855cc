// What the browser tells about this page's life, as plain calls. With leaving.ts the only
// file of sync/ that listens to window and document.

export interface PageLife {
  onShown(awayMs: number): void;
  /** Back from the back-forward cache: timers and streams stood still meanwhile. */
  onRevived(): void;
  /** Hidden or leaving: perhaps the last moment this page runs. */
  onHidden(): void;
  onLeave(): void;
  onOnline(): void;
  onOffline(): void;
}

export function watchPage(life: PageLife): void {
  if (typeof document === 'undefined') return;
  let hiddenAt = 0;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      life.onHidden();
    } else {
      life.onShown(Date.now() - hiddenAt);
    }
  });
  window.addEventListener('pagehide', () => {
    life.onHidden();
    life.onLeave();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) life.onRevived();
  });
  window.addEventListener('online', () => life.onOnline());
  window.addEventListener('offline', () => life.onOffline());
}

/** A hidden page draws no frames, yet its title and sounds must follow. */
const hiddenFrameMs = 100;

/** Calls `draw` once with the next frame, or soon if there is none. */
export function nextFrame(draw: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    draw();
  };
  if (typeof requestAnimationFrame === 'function') requestAnimationFrame(once);
  setTimeout(once, hiddenFrameMs);
}
