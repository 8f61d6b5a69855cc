// Whoever loads the page again in the middle of a call is back in it, as muted as before. Known to this tab
// alone, and for a moment only: who comes back later did not mean to talk.

const key = 'snug:in-call';
const forMs = 20_000;

export interface CallBefore {
  readonly channel: string;
  readonly muted: boolean;
  readonly deafened: boolean;
}

/** As the page goes, and not before: a tab that is duplicated takes over what stands here. */
export function keepForReload(call: CallBefore): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...call, at: Date.now() }));
  } catch {
    // Forbidden: then one press joins again.
  }
}

/** The call to be back in, once. */
export function takeAfterReload(now = Date.now()): CallBefore | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown;
    sessionStorage.removeItem(key);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { channel, at, muted, deafened } = kept as Record<string, unknown>;
    if (typeof channel !== 'string' || typeof at !== 'number') return undefined;
    if (now < at || now - at >= forMs) return undefined;
    return { channel, muted: muted === true, deafened: deafened === true };
  } catch {
    return undefined;
  }
}
