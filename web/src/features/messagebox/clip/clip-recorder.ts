// One voice message from the press of the button to the file that is sent. It stays on this device: nothing of it
// reaches the server before somebody sends it. Owned by clips.ts, one a room.

import { Listeners } from '../../../lib/listeners';
import { type ClipTrouble, clipFile, clipMsMax, clipMsMin, troubleOf } from './clip-rules';

/** How often the level is looked at. */
const tickMs = 50;
/** Of the level that is drawn while it runs. */
const liveLevels = 60;
/** The browser hands over what it has so often; a crash of its recorder loses no more. */
const sliceMs = 1000;
/** What was said is written into the browser's database every so many of them. */
const keptEvery = 3;

export type ClipView =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'recording'; lengthMs: number; levels: readonly number[] }
  | ({ state: 'done'; preview: string; found: boolean } & Spoken);

/** What was said until now. */
export interface Spoken {
  file: File;
  lengthMs: number;
  levels: readonly number[];
}

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
  /** Writes it where it outlives the page, or takes it from there. True when it is there. */
  keep(spoken: Spoken | undefined): Promise<boolean>;
  /** This page has no more to do with it; what was written stays. */
  leave(): void;
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

  /** One that an earlier visit left. False when another one is under way. */
  restore(spoken: Spoken): boolean {
    if (this.#view.state !== 'idle') return false;
    this.#show({ state: 'done', ...spoken, preview: this.#parts.show(spoken.file), found: true });
    return true;
  }

  /** Nothing of it stays. */
  discard(): void {
    this.#clear();
    void this.#parts.keep(undefined);
  }

  /** Nothing of it stays in this page; what was written of it does. */
  leave(): void {
    this.#clear();
    this.#parts.leave();
  }

  #clear(): void {
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
    recorder.ondataavailable = ({ data }) => this.#take(running, data);
    recorder.onstop = () => this.#finish(running);
    recorder.onerror = () => this.#cut(running);
    for (const track of stream.getTracks()) track.onended = () => this.#cut(running);
    recorder.start(sliceMs);
    this.#running = running;
    this.#unwatch = this.#parts.watchPage(() => this.stop());
    running.ends.push(this.#parts.every(tickMs, () => this.#tick(running)));
    this.#show({ state: 'recording', lengthMs: 0, levels: [] });
  }

  #take(running: Running, data: Blob): void {
    if (data.size === 0) return;
    running.bytes.push(data);
    if (running === this.#running && running.bytes.length % keptEvery === 0) {
      void this.#parts.keep(this.#spoken(running));
    }
  }

  #spoken({ bytes, levels, recorder, since }: Running): Spoken {
    const lengthMs = Math.min(clipMsMax, this.#parts.now() - since);
    const file = clipFile(bytes, recorder.mimeType, this.#parts.name());
    return { file, lengthMs, levels: [...levels] };
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
    const spoken = this.#spoken(running);
    release(running);
    if (spoken.lengthMs < clipMsMin || running.bytes.length === 0) {
      this.#end();
      void this.#parts.keep(undefined);
      this.#parts.onNews('short');
      return;
    }
    const preview = this.#parts.show(spoken.file);
    this.#show({ state: 'done', ...spoken, preview, found: false });
    const view = this.#view;
    void this.#parts.keep(spoken).then((isKept) => {
      // Nothing would be lost with the page.
      if (isKept && this.#view === view) this.#ignorePage();
    });
  }

  #end(): void {
    this.#ignorePage();
    this.#show(idle);
  }

  #ignorePage(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
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
