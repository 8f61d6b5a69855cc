// Registers the service worker that keeps the page itself. Only a secure page (https or localhost)
// may have one; elsewhere Snug simply needs the network to open. Called after load: the first visit's
// own files come first.

import { ownScriptUrl } from '../lib/trusted-types';

export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(ownScriptUrl('/sw.js')).catch(() => {
    // Private windows may refuse; nothing depends on it.
  });
}
