import { voiceWords } from '../../words/voice';

/** What stands on a key, as far as its place on the keyboard tells: `ControlRight` → "Control right". */
export function keyName(code: string): string {
  const parts: Readonly<Record<string, string>> = voiceWords.keyParts;
  const bare = code.replace(/^(Key|Digit)(?=.$)/, '');
  return bare
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .split(' ')
    .map((part) => parts[part] ?? part)
    .join(' ');
}
