// The service worker: lets the page itself open without network, so that the kept room and the
// outbox are there. It touches navigations and our own hashed files only; /api is never cached.
// Navigations ask the network first, so a new version is never held back by an old copy. What is shared
// to the installed app comes as a POST (Web Share Target), which never reaches the server.

const shell = 'snug-shell-1';
/** What a phone's share sheet handed in (features/room/share/handed-in.ts reads it). */
const shared = 'snug-shared';
/** As many as a message carries; the bytes are on this device once more until a room is chosen. */
const sharedFilesMax = 10;
const sharedBytesMax = 512 * 1024 * 1024;
const sharedWordsMax = 10_000;
/** A server that does not answer by then is treated as away; the kept page asks again itself. */
const patienceMs = 4000;

addEventListener('install', (event) => {
  event.waitUntil(skipWaiting());
});

addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && request.mode === 'navigate' && url.pathname === '/share') {
    event.respondWith(keepShared(request));
  }
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate' && isPage(url.pathname)) event.respondWith(openPage());
  else if (url.pathname.startsWith('/assets/')) event.respondWith(openAsset(request));
});

/** Addresses of the client; files and the server's own answers are not the page. */
function isPage(path) {
  return !path.startsWith('/api/') && !/^\/(up|ready)$|\.[a-z0-9]+$/.test(path);
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== shell && name !== shared) await caches.delete(name);
  await clients.claim();
  // The page that registered us came before us: its files are kept from here.
  await keepPage(await fetch('/'));
}

/** Every address of ours is the same page. */
async function openPage() {
  try {
    const response = await fetch('/', { signal: AbortSignal.timeout(patienceMs) });
    if (response.ok) await keepPage(response.clone());
    return response;
  } catch {
    const kept = await (await caches.open(shell)).match('/');
    return kept ?? Response.error();
  }
}

async function keepPage(response) {
  if (!response.ok) return;
  const cache = await caches.open(shell);
  const page = await response.clone().text();
  const kept = await cache.match('/');
  if (kept && (await kept.text()) === page) return;
  // Another version: its files replace the old ones, none of which it names.
  for (const request of await cache.keys()) await cache.delete(request);
  await cache.put('/', response);
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await Promise.all(named.map((path) => cache.add(path)));
}

async function openAsset(request) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** The last thing shared takes the place of what was shared before and went nowhere. */
async function keepShared(request) {
  // A form on somebody else's page could press it on us.
  if (isForeign(request.referrer)) return Response.redirect('/', 303);
  try {
    const form = await request.formData();
    await caches.delete(shared);
    const cache = await caches.open(shared);
    let left = sharedBytesMax;
    let at = 0;
    for (const file of form.getAll('files')) {
      if (!(file instanceof File) || file.size > left || at >= sharedFilesMax) continue;
      const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name) };
      await cache.put(`/share/files/${at}`, new Response(file, { headers }));
      left -= file.size;
      at += 1;
    }
    const said = (name) => String(form.get(name) ?? '').slice(0, sharedWordsMax);
    const words = { title: said('title'), text: said('text'), url: said('url') };
    await cache.put('/share/words', new Response(JSON.stringify(words)));
  } catch {
    // The page finds nothing and says so.
  }
  return Response.redirect('/share', 303);
}

/** The share sheet names nobody. */
function isForeign(referrer) {
  return /^https?:/.test(referrer) && new URL(referrer).origin !== location.origin;
}
