// Whoever loads the page again in the middle of a call is back in it. Known to this tab alone, and for a
// moment only: who comes back later did not mean to talk.

const key = 'snug:in-call';
const forMs = 20_000;

/** As the page goes, and not before: a tab that is duplicated takes over what stands here. */
export function keepForReload(channel: string): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ channel, at: Date.now() }));
  } catch {
    // Forbidden: then one press joins again.
  }
}

/** The room to be back in, once. */
export function takeAfterReload(now = Date.now()): string | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown;
    sessionStorage.removeItem(key);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { channel, at } = kept as { channel?: unknown; at?: unknown };
    if (typeof channel !== 'string' || typeof at !== 'number') return undefined;
    return now - at >= 0 && now - at < forMs ? channel : undefined;
  } catch {
    return undefined;
  }
}
