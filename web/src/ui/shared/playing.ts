/** One thing plays at a time in this browser: whatever begins silences what went on, here and in other tabs. */

const topicName = 'snug-playing';

let current: HTMLMediaElement | undefined;
/** Opened by the first thing that plays; where there is none (old browsers), each tab is for itself. */
let topic: BroadcastChannel | undefined;

/** Called when `element` begins to play. */
export function playAlone(element: HTMLMediaElement): void {
  if (current !== element) silence();
  current = element;
  if (typeof BroadcastChannel === 'undefined') return;
  if (topic === undefined) {
    topic = new BroadcastChannel(topicName);
    // A topic tells everybody but the one who speaks.
    topic.onmessage = silence;
  }
  topic.postMessage('plays');
}

function silence(): void {
  if (current?.isConnected === true) current.pause();
}
