// What the service worker took from a phone's share sheet (sw.js, Web Share Target): it stands in a cache of its own
// until somebody says where it goes.

const cacheName = 'snug-shared';
const wordsAt = '/share/words';
const fileAt = (at: number) => `/share/files/${at}`;
/** As many as the worker keeps at most. */
const filesMax = 10;

export interface HandedIn {
  words: string;
  files: readonly File[];
}

interface Words {
  title: string;
  text: string;
  url: string;
}

/** Undefined where there is nothing. */
export async function handedIn(): Promise<HandedIn | undefined> {
  // Only on secure addresses, as workers are.
  if (!('caches' in globalThis) || !(await caches.has(cacheName))) return undefined;
  const cache = await caches.open(cacheName);
  const told = await cache.match(wordsAt);
  const words = told === undefined ? '' : joined((await told.json()) as Words);
  const files: File[] = [];
  for (let at = 0; at < filesMax; at += 1) {
    const kept = await cache.match(fileAt(at));
    if (kept === undefined) break;
    const name = decodeURIComponent(kept.headers.get('X-Name') ?? '');
    const type = kept.headers.get('Content-Type') ?? '';
    files.push(new File([await kept.blob()], name, { type }));
  }
  return words === '' && files.length === 0 ? undefined : { words, files };
}

export async function forgetHandedIn(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(cacheName);
}

/** Programs say the same thing in two places: what stands in another part is left out. */
export function joined({ title, text, url }: Words): string {
  const parts = [title, text, url].map((part) => part.trim());
  return parts
    .filter((part, at) => part !== '' && !parts.some((other, be) => covers(other, be, part, at)))
    .join('\n');
}

const covers = (other: string, be: number, part: string, at: number) =>
  be !== at && other.includes(part) && (other !== part || be < at);
