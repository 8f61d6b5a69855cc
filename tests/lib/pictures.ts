// People who see each other in the tests: the camera and the screen are the browser's own moving patterns, the
// screen's sound one pure tone on either side. Looks at what a <video> shows, and counts what came for it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visitor } from './browser.ts';

declare global {
  interface Window {
    __peers?: RTCPeerConnection[];
    __shared?: MediaStreamTrack[];
  }
}

/** How much higher a screen sounds on the right than on the left, where it has two sides. */
export const rightOfLeft = 1.25;

/** The browser answers for the person: yes, this camera, this screen. */
export const saysYes = '--use-fake-ui-for-media-stream';

/** Runs in every page before any of its own code. */
function giveScreen([left, right]: [number, number]): void {
  window.__peers = [];
  window.__shared = [];
  const Real = RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(...how: ConstructorParameters<typeof Real>) {
      super(...how);
      window.__peers?.push(this);
    }
  };
  // Several browsers encode and decode at once here; what is seen does not depend on its size.
  const small = async (opened: MediaStream): Promise<void> => {
    for (const picture of opened.getVideoTracks()) {
      await picture.applyConstraints({ width: 480, height: 270, frameRate: 10 });
    }
    window.__shared?.push(...opened.getTracks());
  };
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return;
  const camera = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const opened = await camera(wanted);
    if (!wanted?.audio) await small(opened);
    return opened;
  };
  const real = devices.getDisplayMedia.bind(devices);
  devices.getDisplayMedia = async (wanted) => {
    const opened = await real(wanted);
    for (const track of opened.getAudioTracks()) {
      track.stop();
      opened.removeTrack(track);
      const context = new AudioContext();
      const sides = new ChannelMergerNode(context, { numberOfInputs: 2 });
      const out = new MediaStreamAudioDestinationNode(context, { channelCount: 2 });
      for (const [side, frequency] of [left, right].entries()) {
        const tone = new OscillatorNode(context, { frequency });
        tone.connect(new GainNode(context, { gain: 0.25 })).connect(sides, 0, side);
        tone.start();
      }
      sides.connect(out);
      for (const sound of out.stream.getAudioTracks()) opened.addTrack(sound);
    }
    await small(opened);
    return opened;
  };
}

/** To be called before the visitor's first page: his screen sounds like that, and on the right higher. */
export function showsAt(hz: number): (visitor: Visitor) => Promise<unknown> {
  return ({ context }) =>
    context.addInitScript(giveScreen, [hz, hz * rightOfLeft] as [number, number]);
}

/** How many of the cameras, screens and sounds that were opened here are still open: lamps that are lit. */
export const lampsLit = (page: Page): Promise<number> =>
  page.evaluate(
    () => (window.__shared ?? []).filter(({ readyState }) => readyState === 'live').length,
  );

/** What the tile or the large picture of this key shows at this moment, in words: `320x180` and a sum of colours. */
function shown(page: Page, key: string): Promise<{ width: number; sum: number } | undefined> {
  return page.evaluate((wanted) => {
    const video = document.querySelector<HTMLVideoElement>(`[data-picture="${wanted}"] video`);
    if (video === null || video.videoWidth === 0 || video.readyState < 2) return undefined;
    const canvas = new OffscreenCanvas(64, 36);
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    if (brush === null) return undefined;
    brush.drawImage(video, 0, 0, 64, 36);
    const { data } = brush.getImageData(0, 0, 64, 36);
    return {
      width: video.videoWidth,
      sum: data.reduce((sum, each, at) => sum + each * ((at % 251) + 1), 0),
    };
  }, key);
}

/** Waits until there is a picture, and then until it is another one. */
export async function sees(page: Page, key: string, timeout = 20_000): Promise<void> {
  await expect.poll(() => shown(page, key), { timeout, message: key }).toBeDefined();
  const before = await shown(page, key);
  await expect
    .poll(async () => (await shown(page, key))?.sum, { timeout, message: `${key} moves` })
    .not.toBe(before?.sum);
}

export const seesNothing = (page: Page, key: string): Promise<void> =>
  expect.poll(() => page.locator(`[data-picture="${key}"]`).count(), { timeout: 15_000 }).toBe(0);

/** Bytes of pictures that have come to this page so far. */
export function pictureBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let bytes = 0;
    for (const peer of window.__peers ?? []) {
      if (peer.connectionState === 'closed') continue;
      for (const stat of (await peer.getStats()).values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'video') bytes += stat.bytesReceived;
      }
    }
    return bytes;
  });
}

/** How much of pictures comes to this page in a second. */
export async function pictureBytesIn(page: Page, ms: number): Promise<number> {
  const before = await pictureBytes(page);
  await page.waitForTimeout(ms);
  return (await pictureBytes(page)) - before;
}
