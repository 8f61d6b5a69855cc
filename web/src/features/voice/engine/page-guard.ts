// What surrounds a call in the browser: the network that changes, a phone that puts the page to sleep, the
// screen that is to stay lit, the buttons on the lock screen. Alive from `watch` to the call's end.

export interface GuardParts {
  onNetwork(): void;
  /** The page stood still for so long: nobody was heard. */
  onPaused(ms: number): void;
  onPageLeaves(): void;
  onToggleMute(): void;
  onHangUp(): void;
}

const beatMs = 2000;
/** Browsers slow a hidden page's timers down to one a minute at worst; a page that talks is spared that. */
const pausedMs = 15_000;

/** Parts of the Media Session API that lib.dom lacks. */
interface CallSession {
  setMicrophoneActive?(active: boolean): void;
  setActionHandler(action: string, handler: (() => void) | null): void;
}

export class PageGuard {
  readonly #listening = new AbortController();
  readonly #beat: ReturnType<typeof setInterval>;
  #lock: WakeLockSentinel | undefined;

  constructor(parts: GuardParts) {
    const { signal } = this.#listening;
    addEventListener('online', () => parts.onNetwork(), { signal });
    addEventListener('pagehide', () => parts.onPageLeaves(), { signal });
    // Chromium alone tells that Wi-Fi became mobile data (Network Information API), and much else besides.
    const { connection } = navigator as { connection?: EventTarget & { type?: string } };
    let way = connection?.type;
    const onChange = () => {
      if (way === connection?.type) return;
      way = connection?.type;
      parts.onNetwork();
    };
    connection?.addEventListener('change', onChange, { signal });
    document.addEventListener('visibilitychange', () => void this.#stayLit(), { signal });
    let last = performance.now();
    this.#beat = setInterval(() => {
      const now = performance.now();
      if (now - last > pausedMs) parts.onPaused(now - last);
      last = now;
    }, beatMs);
    void this.#stayLit();
    handle('togglemicrophone', () => parts.onToggleMute());
    handle('hangup', () => parts.onHangUp());
  }

  show(room: string, muted: boolean): void {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title: room });
    try {
      (navigator.mediaSession as CallSession).setMicrophoneActive?.(!muted);
    } catch {
      // Only while a microphone is open, say some.
    }
  }

  end(): void {
    this.#listening.abort();
    clearInterval(this.#beat);
    void this.#lock?.release().catch(() => undefined);
    handle('togglemicrophone', null);
    handle('hangup', null);
    if ('mediaSession' in navigator) navigator.mediaSession.metadata = null;
  }

  /** A phone that goes dark stops the page; a desk's screen may go dark, its page talks on. */
  async #stayLit(): Promise<void> {
    if (document.visibilityState !== 'visible' || !matchMedia('(pointer: coarse)').matches) return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (this.#listening.signal.aborted) await lock.release();
      else this.#lock = lock;
    } catch {
      // Low battery, or a browser without it: the call goes on as long as the screen does.
    }
  }
}

function handle(action: string, handler: (() => void) | null): void {
  if (!('mediaSession' in navigator)) return;
  try {
    (navigator.mediaSession as CallSession).setActionHandler(action, handler);
  } catch {
    // This browser has no such button.
  }
}
