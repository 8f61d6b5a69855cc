// What several pages of one browser owe each other: one at a time in the outbox, and a word when it
// changed. Without Web Locks (plain http on a LAN) each page just goes on: the nonce keeps it safe.

const outboxTopic = 'snug-outbox';

export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) {
    await work();
    return;
  }
  await locks.request(`snug/${name}`, work);
}

export function openOutboxTopic(onChanged: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const topic = new BroadcastChannel(outboxTopic);
  topic.onmessage = onChanged;
  return () => topic.postMessage('changed');
}
