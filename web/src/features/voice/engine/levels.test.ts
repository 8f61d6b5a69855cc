import { describe, expect, it } from 'vitest';
import {
  gateHoldMs,
  levelDb,
  levelled,
  levelTargetDb,
  MutedTalk,
  meterPart,
  SpeechGate,
  silenceDb,
  toGain,
} from './levels';

describe('loudness', () => {
  it('is 0 for all that fits and a floor for nothing', () => {
    expect(levelDb(new Float32Array(64).fill(1))).toBeCloseTo(0);
    expect(levelDb(new Float32Array(64).fill(0.1))).toBeCloseTo(-20, 3);
    expect(levelDb(new Float32Array(64))).toBe(silenceDb);
    expect(levelDb([])).toBe(silenceDb);
    expect(toGain(-20)).toBeCloseTo(0.1);
  });

  it('fills a meter from nothing to all', () => {
    expect([meterPart(-90), meterPart(-40), meterPart(0)]).toEqual([0, 0.5, 1]);
  });
});

describe('the gate', () => {
  it('opens with the first sound and stays open over the pauses of speech', () => {
    const gate = new SpeechGate();
    expect(gate.step(-60, -50, 0)).toBe(false);
    expect(gate.step(-49, -50, 10)).toBe(true);
    expect(gate.step(-80, -50, 10 + gateHoldMs - 1)).toBe(true);
    expect(gate.step(-80, -50, 10 + gateHoldMs)).toBe(false);
  });

  it('does not flutter with a voice at its threshold', () => {
    const gate = new SpeechGate();
    gate.step(-50, -50, 0);
    for (let at = 100; at < 2000; at += 100) expect(gate.step(-54, -50, at)).toBe(true);
  });
});

describe('levelling', () => {
  const after = (db: number, seconds: number, from = 0) => {
    let gain = from;
    for (let ms = 0; ms < seconds * 1000; ms += 50) gain = levelled(gain, db, 50);
    return gain;
  };

  it('brings a whisper and a shout to the same loudness, within bounds', () => {
    expect(-30 + after(-30, 10)).toBeCloseTo(levelTargetDb);
    expect(-12 + after(-12, 10)).toBeCloseTo(levelTargetDb);
    expect(after(-48, 60)).toBe(12);
    expect(after(0, 60)).toBe(-12);
  });

  it('turns down within half a second and up only slowly', () => {
    expect(after(-10, 0.5)).toBeCloseTo(-12);
    expect(after(-34, 0.5)).toBeCloseTo(2);
  });

  it('leaves who is silent as he was, so that the next word is not a shout', () => {
    expect(after(-70, 60, 3)).toBe(3);
  });
});

describe('talking while muted', () => {
  const talk = (muted: boolean, speaks: boolean, forMs: number) => {
    let due = 0;
    for (let at = 0; at < forMs; at += 50) {
      now += 50;
      if (hint.step(muted, speaks, now)) due += 1;
    }
    return due;
  };
  let now = 0;
  let hint = new MutedTalk();

  it('is noticed once, and not again for a while', () => {
    expect(talk(true, true, 5000)).toBe(1);
    expect(talk(true, true, 30_000)).toBe(1);
  });

  it('is no cough, and nothing for who is heard', () => {
    hint = new MutedTalk();
    expect(talk(true, true, 200) + talk(true, false, 1000) + talk(true, true, 200)).toBe(0);
    expect(talk(false, true, 5000)).toBe(0);
  });
});
