// The room's one sound so far: two soft brass notes upward when somebody calls for you. Made on the
// spot, so no file travels. Loaded only when it is first needed.

/** Fourth, upward. */
const notesHz = [440, 587.33] as const;
const noteS = 0.11;
const attackS = 0.018;
/** −14 dBFS: never louder than a voice in the room. */
const peak = 0.2;
/** Softens the reeds; nothing above 4 kHz. */
const brightnessHz = 1800;

let context: AudioContext | undefined;

export async function playMention(): Promise<void> {
  context ??= new AudioContext();
  // Before the first click or key the browser keeps it still; a sound that comes late is worse.
  if (context.state !== 'running') {
    void context.resume();
    return;
  }
  const start = context.currentTime;
  for (const [index, hz] of notesHz.entries()) playNote(context, hz, start + index * noteS);
}

function playNote(on: AudioContext, hz: number, at: number): void {
  const reed = new OscillatorNode(on, { type: 'sawtooth', frequency: hz });
  const bell = new BiquadFilterNode(on, { type: 'lowpass', frequency: brightnessHz, Q: 0.4 });
  const breath = new GainNode(on, { gain: 0 });
  // The filter takes about half of a sawtooth's peak away.
  breath.gain.setValueAtTime(0, at);
  breath.gain.linearRampToValueAtTime(peak, at + attackS);
  breath.gain.exponentialRampToValueAtTime(0.001, at + noteS);
  reed.connect(bell).connect(breath).connect(on.destination);
  reed.start(at);
  reed.stop(at + noteS);
}
