// The room's sounds: two soft brass notes upward when somebody calls for you, a mat put on wood for
// any other message. Made on the spot, so no file travels. Loaded only when first needed.

/** Fourth, upward. */
const notesHz = [440, 587.33] as const;
const noteS = 0.11;
const attackS = 0.018;
/** −14 dBFS: never louder than a voice in the room. */
const peak = 0.2;
/** Softens the reeds; nothing above 4 kHz. */
const brightnessHz = 1800;

const knockHz = 420;
const knockS = 0.09;

const beginWithinMs = 400;

let context: AudioContext | undefined;

export async function playMention(): Promise<void> {
  const on = await running();
  if (on === undefined) return;
  const start = on.currentTime;
  for (const [index, hz] of notesHz.entries()) playNote(on, hz, start + index * noteS);
}

/** A short knock: a low tone that falls away within the 90 ms. */
export async function playMessage(): Promise<void> {
  const on = await running();
  if (on === undefined) return;
  const at = on.currentTime;
  const wood = new OscillatorNode(on, { type: 'triangle', frequency: knockHz });
  const fall = new GainNode(on, { gain: peak / 2 });
  fall.gain.setValueAtTime(peak / 2, at);
  fall.gain.exponentialRampToValueAtTime(0.001, at + knockS);
  wood.frequency.exponentialRampToValueAtTime(knockHz * 0.75, at + knockS);
  wood.connect(fall).connect(on.destination);
  wood.start(at);
  wood.stop(at + knockS);
}

/** A device takes a moment to begin. Before the first click or key the browser keeps it still: a sound
 *  that comes late is worse than none. */
async function running(): Promise<AudioContext | undefined> {
  context ??= new AudioContext();
  if (context.state !== 'running') {
    const tooLate = new Promise((resolve) => {
      setTimeout(resolve, beginWithinMs);
    });
    await Promise.race([context.resume(), tooLate]).catch(() => undefined);
  }
  return context.state === 'running' ? context : undefined;
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
