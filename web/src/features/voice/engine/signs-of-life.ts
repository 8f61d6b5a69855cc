// Whether anything still comes from the server. Browsers say that the way is lost 5 to 8 seconds after it is;
// people see it sooner, since nobody answers them any more. Pure.

import type { LifeSign } from '../call/call-types';

/** What has come so far. */
export interface Signs {
  /** Sound, pictures and reports on them. */
  readonly bytes: number;
  /** To the checks whether the way still stands (RFC 7675). */
  readonly answers: number;
}

/** Reports alone are less: somebody is heard or seen. */
const flowsAtBps = 800;
/** Where sound flowed and the stream broke at the same time it is the server; radio alone is silent for less. */
const flowEndedMs = 1500;
/** When nobody talks, an answer comes every 2.5 s (Chromium) and a report every 3. */
const quietEndedMs = 3000;
/** With the stream alive they may all have muted themselves at once: then only those answers are left. */
const flowAloneEndedMs = 4500;
/** A page that stood still has not looked. */
const stepMsMax = 1500;

/** How long it may be quiet, in milliseconds. */
function longest(flowed: boolean, streamLost: boolean): number {
  if (streamLost) return flowed ? flowEndedMs : quietEndedMs;
  return flowed ? flowAloneEndedMs : Number.POSITIVE_INFINITY;
}

export class SignsOfLife {
  #last: Signs = { bytes: 0, answers: 0 };
  #lastMs: number | undefined;
  #quietMs = 0;
  #flows = false;
  #flowed = false;

  step(seen: Signs | undefined, streamLost: boolean, nowMs: number): LifeSign {
    const signs = seen ?? this.#last;
    const passed = nowMs - (this.#lastMs ?? nowMs);
    const gained = signs.bytes - this.#last.bytes;
    const came = gained !== 0 || signs.answers !== this.#last.answers;
    this.#last = signs;
    this.#lastMs = nowMs;
    if (came) {
      // The last look before the end saw only a part of what flowed.
      this.#flowed = this.#flows;
      this.#flows = gained * 1000 >= flowsAtBps * passed;
      this.#quietMs = 0;
      return 'alive';
    }
    this.#quietMs += Math.min(passed, stepMsMax);
    const flowed = this.#flows || this.#flowed;
    return this.#quietMs >= longest(flowed, streamLost) ? 'ended' : 'quiet';
  }
}
