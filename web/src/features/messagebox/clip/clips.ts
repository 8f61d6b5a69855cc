// The voice messages that are not sent yet, by room: whoever looks into another room finds his own again.

import { KeptValues } from '../../../sync/kept';
import { toast } from '../../../ui/notices';
import { clipWords as words } from '../../../words/clip';
import { type ClipNews, ClipRecorder, type Meter } from './clip-recorder';
import { clipBitsPerSecond, clipMsMax, clipStamp, clipType, levelOf } from './clip-rules';
import { ClipKeeper, claimByLock, type KeptClip } from './kept-clips';

/** Of so many rooms; the oldest leaves the memory. Each may hold some megabytes of it. */
const clipsMax = 12;

let owner: string | undefined;
const clips = new Map<string, ClipRecorder>();

export function clipOf(user: string, channel: string): ClipRecorder {
  if (user !== owner) {
    for (const clip of clips.values()) clip.leave();
    clips.clear();
    owner = user;
  }
  const held = clips.get(channel);
  if (held) return held;
  const made = makeRecorder(`${user}/${channel}`);
  clips.set(channel, made);
  const [[oldest, first] = []] = clips;
  if (clips.size > clipsMax && oldest !== undefined) {
    first?.leave();
    clips.delete(oldest);
  }
  return made;
}

/** Why nothing can be recorded here, whatever is allowed; undefined where it can be tried. */
export function whyNoClips(): string | undefined {
  // Browsers hide the microphone from plain http addresses (Media Capture and Streams, section 9).
  if (!isSecureContext) return words.insecure;
  const able = 'mediaDevices' in navigator && 'MediaRecorder' in window && chosenType();
  return able ? undefined : words.unable;
}

function chosenType(): string | undefined {
  return clipType((type) => MediaRecorder.isTypeSupported(type));
}

const store = new KeptValues<KeptClip>('snug-clips');

function makeRecorder(room: string): ClipRecorder {
  const keeper = new ClipKeeper(store, room, claimByLock);
  const clip = new ClipRecorder({
    microphone: () =>
      navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      }),
    recorder: (stream) => {
      const mimeType = chosenType();
      return new MediaRecorder(stream, {
        audioBitsPerSecond: clipBitsPerSecond,
        ...(mimeType !== undefined && { mimeType }),
      });
    },
    meter: meterOf,
    now: () => performance.now(),
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    watchPage,
    show: (file) => URL.createObjectURL(file),
    hide: (address) => URL.revokeObjectURL(address),
    name: () => words.name(clipStamp(new Date())),
    keep: (spoken) => {
      const done = spoken ? keeper.put({ ...spoken, at: Date.now() }) : keeper.drop();
      // Without a database it stands in this page alone.
      return done.catch(() => false);
    },
    leave: () => keeper.leave(),
    onNews: tell,
  });
  if ('locks' in navigator) {
    keeper.find().then(
      (left) => {
        if (left !== undefined && !clip.restore(left)) keeper.leave();
      },
      () => undefined,
    );
  }
  return clip;
}

function meterOf(stream: MediaStream): Meter {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return levelOf(samples);
    },
    close: () => void context.close(),
  };
}

function watchPage(stop: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const onSight = () => document.visibilityState === 'hidden' && stop();
  document.addEventListener('visibilitychange', onSight, { signal });
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
  return () => listening.abort();
}

const minuteMs = 60_000;

function tell(news: ClipNews): void {
  const said = {
    limit: words.limit(clipMsMax / minuteMs),
    cut: words.cutShort,
    short: words.tooShort,
    refused: words.refused,
    missing: words.missing,
    busy: words.busy,
  }[news];
  toast(said, news === 'limit' || news === 'short' ? 'plain' : 'bad');
}
