// The camera and the screen while they are open: asks the browser for them, lets their lamps go out, and
// notices when a device is pulled out or the browser's own bar ends the sharing.

import type { SendKind } from '../call/call-types';

/** Why there is no camera or screen (Media Capture and Streams, section 10.2). */
export type ShareTrouble = 'insecure' | 'unable' | 'refused' | 'missing' | 'busy';

export interface SharesParts {
  /** It ended without our doing. */
  onEnded(kinds: readonly SendKind[]): void;
}

/** Options of getDisplayMedia that lib.dom lacks (Screen Capture, W3C draft). */
interface ScreenWish extends DisplayMediaStreamOptions {
  audio: MediaTrackConstraints & { restrictOwnAudio: boolean };
  systemAudio?: 'include' | 'exclude';
  surfaceSwitching?: 'include' | 'exclude';
}

/** Which way a phone's camera looks (Media Capture and Streams, section 4.3.8). */
type Facing = 'user' | 'environment';

const cameraAt = (device: string, facing: Facing): MediaTrackConstraints => ({
  width: { ideal: 1280, max: 1280 },
  height: { ideal: 720, max: 720 },
  frameRate: { ideal: 30, max: 30 },
  // `exact` would refuse where the device is no longer there; another one is better than none.
  ...(device === '' ? { facingMode: facing } : { deviceId: device }),
});

const screenWish: ScreenWish = {
  video: {
    width: { max: 1920 },
    height: { max: 1080 },
    frameRate: { ideal: 30, max: 30 },
  },
  // It is music or a film, and no voice: whatever would be filtered out belongs to it.
  audio: {
    channelCount: 2,
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    // Or the others would hear themselves out of the sound of the system.
    restrictOwnAudio: true,
  },
  systemAudio: 'include',
  surfaceSwitching: 'include',
};

/** Why it cannot even be tried here; undefined where it can. */
export function whyNoCamera(): ShareTrouble | undefined {
  if (!isSecureContext) return 'insecure';
  return 'mediaDevices' in navigator && 'RTCPeerConnection' in globalThis ? undefined : 'unable';
}

/** No phone lets a page see its screen; some have the function all the same, and refuse. */
export function canShareScreen(): boolean {
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) return false;
  const { mediaDevices } = navigator as { mediaDevices?: Partial<MediaDevices> };
  return isSecureContext && typeof mediaDevices?.getDisplayMedia === 'function';
}

/** Phones have a second camera on their back; at a desk the settings choose. */
export async function hasBackCamera(): Promise<boolean> {
  if (!matchMedia('(hover: none) and (pointer: coarse)').matches) return false;
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').length > 1;
}

/** Of what lies before one, and not of oneself. */
export const looksAway = (track: MediaStreamTrack | undefined): boolean =>
  track?.getSettings().facingMode === 'environment';

export function shareTroubleOf(error: unknown): ShareTrouble {
  const { name } = error as { name?: unknown };
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}

/** To look at it oneself, or to show it. Throws what getUserMedia throws. */
export async function openCamera(
  device: string,
  facing: Facing = 'user',
): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: cameraAt(device, facing) });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('no picture', 'NotFoundError');
  track.contentHint = 'motion';
  return track;
}

export class Shares {
  readonly #parts: SharesParts;
  readonly #tracks = new Map<SendKind, MediaStreamTrack>();
  #device = '';

  constructor(parts: SharesParts) {
    this.#parts = parts;
  }

  get tracks(): ReadonlyMap<SendKind, MediaStreamTrack> {
    return this.#tracks;
  }

  /** Throws what getUserMedia throws. */
  async openCamera(device: string): Promise<void> {
    // One that does not open is not tried again with every other setting.
    this.#device = device;
    this.#take('camera', await openCamera(device));
  }

  /** Another camera, where one is open; gives its track. What was before goes on until it is there. */
  async changeCamera(device: string): Promise<MediaStreamTrack | undefined> {
    if (!this.#tracks.has('camera') || device === this.#device) return undefined;
    this.#device = device;
    return this.#exchange(await openCamera(device));
  }

  /**
   * From the front of a phone to its back, or back; gives the new track. Throws what getUserMedia throws, and
   * then the one before is open again. Many phones open one camera at a time, so that there is none for a moment.
   */
  async turnCamera(): Promise<MediaStreamTrack | undefined> {
    const before = this.#tracks.get('camera');
    if (!before) return undefined;
    const [there, here]: Facing[] = looksAway(before)
      ? ['user', 'environment']
      : ['environment', 'user'];
    stop(before);
    try {
      return this.#exchange(await openCamera('', there));
    } catch (error) {
      this.#exchange(await openCamera(here === 'user' ? this.#device : '', here));
      throw error;
    }
  }

  /** To be called within a press. Throws what getDisplayMedia throws; gives what there is of it. */
  async openScreen(): Promise<SendKind[]> {
    const stream = await navigator.mediaDevices.getDisplayMedia(screenWish);
    const [picture] = stream.getVideoTracks();
    if (!picture) throw new DOMException('no picture', 'NotFoundError');
    picture.contentHint = 'detail';
    this.#take('screen', picture);
    const [sound] = stream.getAudioTracks();
    if (!sound) return ['screen'];
    sound.contentHint = 'music';
    this.#take('screen_audio', sound);
    return ['screen', 'screen_audio'];
  }

  close(kinds: readonly SendKind[]): void {
    for (const kind of kinds) {
      const track = this.#tracks.get(kind);
      this.#tracks.delete(kind);
      if (track) stop(track);
    }
  }

  /** Nobody wants the new one any more when the camera was switched off meanwhile. */
  #exchange(track: MediaStreamTrack): MediaStreamTrack | undefined {
    if (!this.#tracks.has('camera')) {
      stop(track);
      return undefined;
    }
    this.#take('camera', track);
    return track;
  }

  #take(kind: SendKind, track: MediaStreamTrack): void {
    this.close([kind]);
    this.#tracks.set(kind, track);
    track.onended = () => {
      // Without its picture the sound of a screen is nothing that anybody asked for.
      this.#parts.onEnded(kind === 'screen' ? ['screen', 'screen_audio'] : [kind]);
    };
  }
}

function stop(track: MediaStreamTrack): void {
  track.onended = null;
  track.stop();
}
