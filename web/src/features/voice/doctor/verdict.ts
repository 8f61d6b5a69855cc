// From what was tried to what is wrong, in one word for the connection and one for the microphone. Pure.

import type { MicTrouble } from '../call/call-types';
import type { Way } from './ways';

/** `unanswered`: the server heard it, and its answer did not come back. */
export type Outcome = 'through' | 'unanswered' | 'nothing';

export interface Tried extends Way {
  readonly outcome: Outcome;
}

export type ConnectionVerdict =
  | 'fine'
  | 'noUdp'
  | 'udpUnanswered'
  | 'noTcp'
  | 'unanswered'
  | 'nothing';

export interface Verdict {
  readonly what: ConnectionVerdict;
  /** Of the way that is closed, or of the first there is. */
  readonly port: number;
}

/** One address that is reached is enough: the others are for other networks. */
export function verdictOf(tried: readonly Tried[]): Verdict {
  const by = (over: Way['over'], outcome: Outcome) =>
    tried.some((one) => one.over === over && one.outcome === outcome);
  const portOf = (over: Way['over']) =>
    tried.find((one) => one.over === over)?.port ?? tried[0]?.port ?? 0;
  const udp = by('udp', 'through');
  const tcp = by('tcp', 'through');
  if (udp && tcp) return { what: 'fine', port: portOf('udp') };
  if (udp) return { what: 'noTcp', port: portOf('tcp') };
  const heard = by('udp', 'unanswered');
  if (tcp) return { what: heard ? 'udpUnanswered' : 'noUdp', port: portOf('udp') };
  const any = heard || by('tcp', 'unanswered');
  return { what: any ? 'unanswered' : 'nothing', port: portOf('udp') };
}

/** What the microphone gave here, and what of it came to the server. */
export interface MicrophoneFacts {
  /** The loudest sample, 0 to 1. */
  readonly peak: number;
  /** The loudest that the server was told, in dBov; null: nothing but silence. */
  readonly level: number | null;
  readonly packets: number;
}

/**
 * `still`: it records nothing at all; `quiet`: nobody spoke, or into another one; `lost`: it works and
 * does not arrive.
 */
export type MicrophoneVerdict = MicTrouble | 'heard' | 'still' | 'quiet' | 'lost';

/** Below: what a good room leaves. As the server has it: louder than this is speech. */
const speechDb = -50;
/** A device that is switched off gives zeros; one that works gives at least the noise of its own. */
const stillPeak = 0.0005;

export function microphoneVerdictOf({ peak, level, packets }: MicrophoneFacts): MicrophoneVerdict {
  if (peak < stillPeak) return 'still';
  if (packets === 0) return 'lost';
  if (level !== null && level > speechDb) return 'heard';
  return peak > 10 ** (speechDb / 20) && level === null ? 'lost' : 'quiet';
}
