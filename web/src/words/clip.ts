// Voice messages: recording, listening, sending.

import { area } from './area';

export const clipWords = area('clip', {
  record: 'Record a voice message',
  how: 'Hold to record, or press to begin',
  recording: 'Voice message',
  waits: 'Waiting for the microphone',
  begun: 'Recording. Nothing leaves this device before you send it.',
  time: (at: string) => `${at} recorded`,
  stop: 'Stop and listen',
  stopped: (length: string) => `Stopped at ${length}`,
  found: 'A voice message that was not sent is still here.',
  discard: 'Throw it away',
  discarded: 'Voice message thrown away',
  send: 'Send voice message',
  addTo: 'Add it to the message',
  slide: 'Left throws away, up locks',
  locked: 'Recording goes on by itself',
  limit: (minutes: number) => `${minutes} minutes are the most. It stopped there and is kept.`,
  cutShort: 'The microphone went away. What was said until then is kept.',
  tooShort: 'That was too short to keep.',
  name: (when: string) => `Voice message ${when}`,

  insecure:
    'Browsers open the microphone only on an https address. Ask whoever keeps this server to give it one.',
  unable: 'This browser cannot record sound. A newer one can.',
  refused:
    'The browser keeps the microphone closed. Allow it at the lock beside the address, or in the settings of the installed app, and try again.',
  missing: 'No microphone was found. Plug one in and try again.',
  busy: 'The microphone does not start. Perhaps another program holds it; close that and try again.',
});
export type ClipWords = typeof clipWords;
