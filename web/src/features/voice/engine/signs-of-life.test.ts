import { describe, expect, it } from 'vitest';
import { SignsOfLife } from './signs-of-life';

/** Looks every half second; tells after how many seconds of nothing it was given up, if it was. */
function live({ bps = 0, answersEveryMs = 2500 }) {
  const signs = new SignsOfLife();
  let now = 0;
  let bytes = 0;
  let answers = 0;
  const look = (lost = false) => signs.step({ bytes, answers }, lost, now) === 'ended';
  return {
    goOn(ms: number, lost = false) {
      let silent = false;
      for (const end = now + ms; now < end; ) {
        now += 500;
        bytes += bps / 2;
        answers = Math.floor(now / answersEveryMs);
        silent = look(lost) || silent;
      }
      return silent;
    },
    end(lost: boolean, withinMs = 20_000) {
      for (let passed = 500; passed <= withinMs; passed += 500) {
        now += 500;
        if (look(lost)) return passed;
      }
      return undefined;
    },
    standStill(ms: number) {
      now += ms;
      return look(true);
    },
  };
}

describe('signs of life', () => {
  it('are missed soon when sound and stream end together', () => {
    const call = live({ bps: 5000 });
    expect(call.goOn(10_000)).toBe(false);
    expect(call.end(true)).toBe(1500);
  });

  it('are missed within three seconds when nobody talked', () => {
    const call = live({});
    call.goOn(10_000);
    expect(call.end(true)).toBe(3000);
  });

  it('are enough while only the stream is lost, whether somebody talks or not', () => {
    for (const bps of [5000, 30, 0]) {
      const call = live({ bps });
      call.goOn(5000);
      expect(call.goOn(60_000, true)).toBe(false);
    }
  });

  it('are waited for longer while the stream stands: they may all be muted', () => {
    const call = live({ bps: 5000 });
    call.goOn(10_000);
    expect(call.end(false)).toBe(4500);
    const quiet = live({});
    quiet.goOn(10_000);
    expect(quiet.end(false)).toBeUndefined();
  });

  it('are missed all the same when the browser no longer counts them', () => {
    const signs = new SignsOfLife();
    for (let at = 0; at <= 5000; at += 500) signs.step({ bytes: at, answers: 1 }, false, at);
    signs.step(undefined, true, 5500);
    signs.step(undefined, true, 6000);
    expect(signs.step(undefined, true, 6500)).toBe('ended');
  });

  it('are back with the first that comes', () => {
    const call = live({ bps: 5000 });
    call.goOn(3000);
    call.end(true);
    expect(call.goOn(500, true)).toBe(false);
  });

  it('are not missed by a page that stood still', () => {
    const call = live({});
    call.goOn(5000);
    expect(call.standStill(60_000)).toBe(false);
  });
});
