// One voice message from the press of the button to the file that is sent. It stays in this page's memory:
// nothing of it reaches the server or the disk before somebody sends it. Owned by clips.ts, one a room.

import { Listeners } from '../../../lib/listeners';
import { type ClipTrouble, clipFile, clipMsMax, clipMsMin, troubleOf } from './clip-rules';

/** How often the level is looked at. */
const tickMs = 50;
/** Of the level that is drawn while it runs. */
const liveLevels = 60;
/** The browser hands over what it has so often; a crash of its recorder loses no more. */
const sliceMs = 1000;

export type ClipView =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'recording'; lengthMs: number; levels: readonly number[] }
  | { state: 'done'; lengthMs: number; levels: readonly number[]; file: File; preview: string };

/** Why it stopped by itself, or did not begin. */
export type ClipNews = ClipTrouble | 'limit' | 'cut' | 'short';

export interface Meter {
  /** 0 to 100, now. */
  level(): number;
  close(): void;
}

export interface ClipParts {
  microphone(): Promise<MediaStream>;
  recorder(stream: MediaStream): MediaRecorder;
  meter(stream: MediaStream): Meter;
  now(): number;
  every(ms: number, work: () => void): () => void;
  /** Calls `stop` when the page goes out of sight; also keeps the page from closing unasked. */
  watchPage(stop: () => void): () => void;
  show(file: Blob): string;
  hide(address: string): void;
  /** What the file is called, without its ending. */
  name(): string;
  onNews(news: ClipNews): void;
}

interface Running {
  stream: MediaStream;
  recorder: MediaRecorder;
  meter: Meter;
  since: number;
  bytes: Blob[];
  levels: number[];
  ends: (() => void)[];
  stopped: boolean;
}

const idle: ClipView = { state: 'idle' };

export class ClipRecorder {
  readonly #parts: ClipParts;
  readonly #listeners = new Listeners();
  #view: ClipView = idle;
  #running: Running | undefined;
  /** Counts beginnings, so that an answer of the browser finds out that nobody waits for it any more. */
  #turn = 0;
  #unwatch: (() => void) | undefined;

  constructor(parts: ClipParts) {
    this.#parts = parts;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  get view(): ClipView {
    return this.#view;
  }

  async begin(): Promise<void> {
    if (this.#view.state !== 'idle') return;
    this.#turn += 1;
    const turn = this.#turn;
    this.#show({ state: 'asking' });
    let stream: MediaStream | undefined;
    try {
      stream = await this.#parts.microphone();
      if (turn !== this.#turn) throw new Error('called off');
      this.#run(stream);
    } catch (error) {
      close(stream);
      if (turn !== this.#turn) return;
      this.#end();
      this.#parts.onNews(troubleOf(error));
    }
  }

  /** What was said until now is kept, to be listened to. */
  stop(): void {
    const running = this.#running;
    if (this.#view.state === 'asking') this.discard();
    if (running === undefined || running.stopped) return;
    running.stopped = true;
    // Its last bytes come before its `stop`.
    if (running.recorder.state === 'inactive') this.#finish(running);
    else running.recorder.stop();
  }

  /** Nothing of it stays. */
  discard(): void {
    const running = this.#running;
    this.#turn += 1;
    this.#running = undefined;
    if (running) {
      if (running.recorder.state !== 'inactive') running.recorder.stop();
      release(running);
    }
    if (this.#view.state === 'done') this.#parts.hide(this.#view.preview);
    this.#end();
  }

  #run(stream: MediaStream): void {
    const recorder = this.#parts.recorder(stream);
    const meter = this.#parts.meter(stream);
    const since = this.#parts.now();
    const running: Running = {
      stream,
      recorder,
      meter,
      since,
      bytes: [],
      levels: [],
      ends: [],
      stopped: false,
    };
    recorder.ondataavailable = ({ data }) => void (data.size > 0 && running.bytes.push(data));
    recorder.onstop = () => this.#finish(running);
    recorder.onerror = () => this.#cut(running);
    for (const track of stream.getTracks()) track.onended = () => this.#cut(running);
    recorder.start(sliceMs);
    this.#running = running;
    this.#unwatch = this.#parts.watchPage(() => this.stop());
    running.ends.push(this.#parts.every(tickMs, () => this.#tick(running)));
    this.#show({ state: 'recording', lengthMs: 0, levels: [] });
  }

  #tick(running: Running): void {
    if (running.stopped) return;
    running.levels.push(running.meter.level());
    const lengthMs = this.#parts.now() - running.since;
    const levels = running.levels.slice(-liveLevels);
    this.#show({ state: 'recording', lengthMs, levels });
    if (lengthMs < clipMsMax) return;
    this.#parts.onNews('limit');
    this.stop();
  }

  /** The microphone was pulled out, or the browser's recorder gave up. */
  #cut(running: Running): void {
    if (this.#running !== running || running.stopped) return;
    this.#parts.onNews('cut');
    this.stop();
  }

  #finish(running: Running): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    const lengthMs = Math.min(clipMsMax, this.#parts.now() - running.since);
    release(running);
    const { bytes, levels, recorder } = running;
    if (lengthMs < clipMsMin || bytes.length === 0) {
      this.#end();
      this.#parts.onNews('short');
      return;
    }
    const file = clipFile(bytes, recorder.mimeType, this.#parts.name());
    this.#show({ state: 'done', lengthMs, levels, file, preview: this.#parts.show(file) });
  }

  #end(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#show(idle);
  }

  #show(view: ClipView): void {
    this.#view = view;
    this.#listeners.call();
  }
}

/** The lamp of the microphone goes out. */
function release({ stream, meter, ends }: Running): void {
  for (const end of ends) end();
  meter.close();
  close(stream);
}

function close(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) {
    track.onended = null;
    track.stop();
  }
}
