// People who talk in the tests: a microphone that is one pure tone, and an ear at the speakers. The tone stands
// in for the device alone; everything behind it is the client's own: its gate, its connection, its volumes.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';

declare global {
  interface Window {
    __ears?: AnalyserNode[];
    /** What comes out on the right alone. */
    __rightEars?: AnalyserNode[];
    __hz?: number;
    /** What was opened as a microphone so far. */
    __microphones?: MediaStreamTrack[];
  }
}

/** Runs in every page before any of its own code. */
function giveVoice(hz: number): void {
  // Also in the empty document of a picture's own window, which keeps nothing and has nobody to hear.
  if (!location.protocol.startsWith('http')) return;
  window.__hz = hz;
  window.__ears = [];
  window.__microphones = [];
  window.__rightEars = [];
  // A filter against noise takes a pure tone for noise, which it is; automatic loudness would chase it.
  const kept = 'snug:voice';
  if (localStorage.getItem(kept) === null) {
    localStorage.setItem(kept, JSON.stringify({ noise: 'off', levelling: false, sounds: false }));
  }
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => AudioNode;
  AudioNode.prototype.connect = function listening(this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode) {
      const how = { fftSize: 8192, smoothingTimeConstant: 0 };
      const ear = new AnalyserNode(this.context, how);
      const sides = new ChannelSplitterNode(this.context, { numberOfOutputs: 2 });
      const right = new AnalyserNode(this.context, how);
      connect.call(this, ear);
      connect.call(this, sides);
      connect.call(sides, right, 1);
      window.__ears?.push(ear);
      window.__rightEars?.push(right);
    }
    return connect.apply(this, to);
  } as AudioNode['connect'];
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return;
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    if (!wanted?.audio) return real(wanted);
    // The browser still asks, or refuses; and a page that records may play, so the device goes on.
    const opened = await real(wanted);
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: hz });
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    tone.connect(new GainNode(context, { gain: 0.25 })).connect(out);
    tone.start();
    // A device sounds by itself; what stands in for it may have to wait until the browser lets the page play.
    const wake = setInterval(() => {
      if (context.state === 'suspended') void context.resume();
    }, 250);
    for (const track of out.stream.getTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        stop();
        clearInterval(wake);
        for (const one of opened.getTracks()) one.stop();
      };
      window.__microphones?.push(track);
    }
    return out.stream;
  };
}

/** To be called before the visitor's first page. */
export function speaksAt(hz: number): (visitor: Visitor) => Promise<unknown> {
  return async ({ context }) => {
    await context.grantPermissions(['microphone']);
    await context.addInitScript(giveVoice, hz);
  };
}

/** Quieter than this is what a filter leaves of silence. */
const audibleDb = -65;

/** Which of these tones come out of this page's speakers at this moment, or out of the right one. */
export function heardIn(
  page: Page,
  tones: readonly number[],
  ears: '__ears' | '__rightEars' = '__ears',
): Promise<number[]> {
  return page.evaluate(
    ({ all, floor, at: where }) =>
      all.filter((hz) =>
        (window[where] ?? []).some((ear) => {
          const bins = new Float32Array(ear.frequencyBinCount);
          ear.getFloatFrequencyData(bins);
          const at = Math.round((hz * ear.fftSize) / ear.context.sampleRate);
          return Math.max(...bins.slice(at - 2, at + 3)) > floor;
        }),
      ),
    { all: [...tones], floor: audibleDb, at: ears },
  );
}

/** Waits until exactly these of `tones` are heard, and still are a moment later. */
export async function hears(
  page: Page,
  tones: readonly number[],
  wanted: readonly number[],
  timeout = 15_000,
): Promise<void> {
  await expect.poll(() => heardIn(page, tones), { timeout, interval: 50 }).toEqual([...wanted]);
  await page.waitForTimeout(150);
  await expect.poll(() => heardIn(page, tones), { timeout, interval: 50 }).toEqual([...wanted]);
}
