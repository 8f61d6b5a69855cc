// The key to talk. Held or pressed once more, as the person likes it. Not where the key would write.

export interface TalkKeyParts {
  mode(): 'voice' | 'hold' | 'toggle';
  code(): string;
  /** The button to talk is let go, or pressed. */
  onPress(pressed: boolean): void;
  isPressed(): boolean;
}

export function watchTalkKey(parts: TalkKeyParts): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const isOurs = (event: KeyboardEvent) => event.code === parts.code() && parts.mode() !== 'voice';
  addEventListener(
    'keydown',
    (event) => {
      if (!isOurs(event) || event.repeat || wouldWrite(event)) return;
      if (parts.mode() === 'toggle') parts.onPress(!parts.isPressed());
      else parts.onPress(true);
    },
    { signal },
  );
  addEventListener(
    'keyup',
    (event) => {
      if (isOurs(event) && parts.mode() === 'hold') parts.onPress(false);
    },
    { signal },
  );
  // The key is let go somewhere else then, and nobody tells.
  addEventListener('blur', () => parts.mode() === 'hold' && parts.onPress(false), { signal });
  return () => listening.abort();
}

/** Whether this key puts a character where the cursor stands, or works what has the focus. */
export function wouldWrite(event: Pick<KeyboardEvent, 'key' | 'target'>): boolean {
  const { key, target } = event;
  if (!(target instanceof Element)) return false;
  const writes = key.length === 1 || ['Enter', 'Tab', 'Backspace', 'Delete'].includes(key);
  if (!writes) return false;
  if (target.closest('input, textarea, select, [contenteditable]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null;
}
