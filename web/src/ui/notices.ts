/** Short notices to the person: what is shown at the foot of the page, and what is read aloud.
 *  A plain store, so that anything may speak without knowing who draws. */

export interface Toast {
  id: number;
  text: string;
  kind: 'plain' | 'bad';
}

const TOASTS_MAX = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function setToasts(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(text: string, kind: Toast['kind'] = 'plain'): void {
  const kept = toasts.filter((each) => each.text !== text);
  setToasts([...kept, { id: nextId, text, kind }].slice(-TOASTS_MAX));
  nextId += 1;
}

export function dismissToast(id: number): void {
  setToasts(toasts.filter((each) => each.id !== id));
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
