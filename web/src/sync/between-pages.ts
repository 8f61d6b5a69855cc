// What several pages of one browser owe each other: one at a time in the outbox and in what is kept of
// files, and a word when either changed. Without Web Locks (plain http on a LAN) each page just goes on: the nonce keeps it safe.

export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) {
    await work();
    return;
  }
  await locks.request(`snug/${name}`, work);
}

/** Returns what tells the other pages; `onChanged` is called when one of them does. */
export function openTopic(
  name: 'snug-outbox' | 'snug-upload-bytes',
  onChanged: () => void,
): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const topic = new BroadcastChannel(name);
  topic.onmessage = onChanged;
  return () => topic.postMessage('changed');
}
