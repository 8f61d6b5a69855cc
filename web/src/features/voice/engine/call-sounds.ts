// What a call sounds like when somebody comes, goes or mutes: a latch that goes up or down, a tick. Made on
// the spot, so no file travels. About −26 LUFS and never above −14 dBFS.

import type { CallSound } from '../call/call-types';

const peak = 0.16;
const attackS = 0.006;

interface Note {
  readonly hz: number;
  readonly atS: number;
  readonly lengthS: number;
}

const notes: Readonly<Record<CallSound, readonly Note[]>> = {
  joined: [
    { hz: 392, atS: 0, lengthS: 0.08 },
    { hz: 523.25, atS: 0.08, lengthS: 0.1 },
  ],
  left: [
    { hz: 523.25, atS: 0, lengthS: 0.08 },
    { hz: 392, atS: 0.08, lengthS: 0.1 },
  ],
  muted: [{ hz: 640, atS: 0, lengthS: 0.04 }],
  unmuted: [{ hz: 860, atS: 0, lengthS: 0.04 }],
};

export function playCallSound(on: AudioContext, sound: CallSound): void {
  if (on.state !== 'running') return;
  for (const { hz, atS, lengthS } of notes[sound]) {
    const at = on.currentTime + atS;
    const tone = new OscillatorNode(on, { type: 'triangle', frequency: hz });
    const fall = new GainNode(on, { gain: 0 });
    fall.gain.setValueAtTime(0, at);
    fall.gain.linearRampToValueAtTime(peak, at + attackS);
    fall.gain.exponentialRampToValueAtTime(0.001, at + lengthS);
    tone.connect(fall).connect(on.destination);
    tone.start(at);
    tone.stop(at + lengthS);
  }
}
