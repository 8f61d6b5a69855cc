import { beforeEach, describe, expect, it } from 'vitest';
import { type ClipNews, ClipRecorder, type Spoken } from './clip-recorder';
import { clipMsMax } from './clip-rules';

/** As the browser's: what it has comes with its end, in a later turn. */
class FakeRecorder {
  mimeType = 'audio/webm;codecs=opus';
  state = 'inactive';
  ondataavailable?: (event: { data: Blob }) => void;
  onstop?: () => void;
  onerror?: () => void;
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.ondataavailable?.({ data: new Blob(['opus']) });
      this.onstop?.();
    });
  }
}

let now: number;
let tick: (() => void) | undefined;
let news: ClipNews[];
let tracks: { onended: (() => void) | null; stopped: boolean; stop(): void }[];
let recorder: FakeRecorder;
let hidden: (() => void) | undefined;
let answer: (stream: unknown) => void;
let refuse: (error: unknown) => void;
let addresses: Set<string>;
let clip: ClipRecorder;
let kept: (Spoken | 'left' | undefined)[];
let keeps: boolean;

const turn = () => new Promise((go) => setTimeout(go, 0));

beforeEach(() => {
  now = 0;
  news = [];
  kept = [];
  keeps = false;
  addresses = new Set();
  tick = hidden = undefined;
  const track = { onended: null, stopped: false, stop: () => void (track.stopped = true) };
  tracks = [track];
  recorder = new FakeRecorder();
  clip = new ClipRecorder({
    microphone: () =>
      new Promise((resolve, reject) => {
        answer = resolve as typeof answer;
        refuse = reject;
      }),
    recorder: () => recorder as unknown as MediaRecorder,
    meter: () => ({ level: () => 40, close: () => undefined }),
    now: () => now,
    every: (_ms, work) => {
      tick = work;
      return () => void (tick = undefined);
    },
    watchPage: (stop) => {
      hidden = stop;
      return () => void (hidden = undefined);
    },
    show: () => {
      addresses.add('blob:one');
      return 'blob:one';
    },
    hide: (address) => void addresses.delete(address),
    name: () => 'Voice message',
    keep: async (spoken) => (kept.push(spoken), keeps),
    leave: () => void kept.push('left'),
    onNews: (what) => news.push(what),
  });
});

async function recording(ms: number): Promise<void> {
  void clip.begin();
  answer({ getTracks: () => tracks });
  await turn();
  now += ms;
  tick?.();
}

describe('recording a voice message', () => {
  it('ends as a file to listen to, and the microphone is let go', async () => {
    await recording(2000);
    expect(clip.view).toEqual({ state: 'recording', lengthMs: 2000, levels: [40] });
    clip.stop();
    await turn();
    expect(clip.view).toMatchObject({ state: 'done', lengthMs: 2000, preview: 'blob:one' });
    expect(clip.view.state === 'done' && clip.view.file.name).toBe('Voice message.webm');
    expect(clip.view.state === 'done' && clip.view.file.size).toBe(4);
    expect(tracks[0]?.stopped).toBe(true);
    expect(tick).toBeUndefined();
    clip.discard();
    expect(addresses.size).toBe(0);
    expect(hidden).toBeUndefined();
  });

  it('is written as it goes, and the page may close once all of it is', async () => {
    keeps = true;
    await recording(2000);
    expect(kept).toEqual([]);
    for (const data of ['a', 'b', 'c', 'd']) recorder.ondataavailable?.({ data: new Blob([data]) });
    expect(kept).toMatchObject([{ lengthMs: 2000, levels: [40] }]);
    expect(hidden).toBeDefined();
    clip.stop();
    await turn();
    const last = kept.at(-1);
    expect(kept).toHaveLength(2);
    expect(last !== 'left' && (await last?.file.text())).toBe('abcdopus');
    expect(hidden).toBeUndefined();
    clip.discard();
    expect(kept.at(-1)).toBeUndefined();
  });

  it('stays for the next visit where this page lets go of it', async () => {
    await recording(2000);
    clip.stop();
    await turn();
    // The database did not take it: closing the page has to be asked for.
    expect(hidden).toBeDefined();
    clip.leave();
    expect(kept.at(-1)).toBe('left');
    expect(clip.view.state).toBe('idle');
  });

  it('that an earlier visit left stands there, unless another is under way', async () => {
    const spoken = { file: new File(['a'], 'a.webm'), lengthMs: 900, levels: [1] };
    expect(clip.restore(spoken)).toBe(true);
    expect(clip.view).toMatchObject({ state: 'done', found: true, preview: 'blob:one' });
    expect(clip.restore(spoken)).toBe(false);
    clip.discard();
    expect(addresses.size).toBe(0);
    expect(kept.at(-1)).toBeUndefined();
  });

  it('leaves nothing when it is thrown away while it runs', async () => {
    await recording(2000);
    clip.discard();
    await turn();
    expect(clip.view).toEqual({ state: 'idle' });
    expect(tracks[0]?.stopped).toBe(true);
    expect(news).toEqual([]);
  });

  it('says that the microphone was refused, and can be tried again', async () => {
    void clip.begin();
    refuse(new DOMException('', 'NotAllowedError'));
    await turn();
    expect(news).toEqual(['refused']);
    expect(clip.view.state).toBe('idle');
    await recording(1000);
    expect(clip.view.state).toBe('recording');
  });

  it('closes a microphone that comes after nobody waits for it any more', async () => {
    void clip.begin();
    const late = answer;
    clip.discard();
    late({ getTracks: () => tracks });
    await turn();
    expect(tracks[0]?.stopped).toBe(true);
    expect(clip.view.state).toBe('idle');
    expect(news).toEqual([]);
  });

  it('is kept when the microphone is pulled out, when the page goes out of sight, at the limit', async () => {
    await recording(1000);
    tracks[0]?.onended?.();
    await turn();
    expect(news).toEqual(['cut']);
    expect(clip.view.state).toBe('done');
    clip.discard();

    await recording(1000);
    hidden?.();
    await turn();
    expect(clip.view.state).toBe('done');
    clip.discard();

    await recording(clipMsMax);
    await turn();
    expect(news).toEqual(['cut', 'limit']);
    expect(clip.view).toMatchObject({ state: 'done', lengthMs: clipMsMax });
  });

  it('does not keep what is too short to hold a word', async () => {
    await recording(100);
    clip.stop();
    await turn();
    expect(clip.view.state).toBe('idle');
    expect(news).toEqual(['short']);
  });
});
