// What getStats says, as the three things that people ask: how far, how much is lost, in which way. Pure.

import type { Signs } from './signs-of-life';

/** One reading of the counters; losses are what came between two of them. */
export interface Counters {
  readonly lost: number;
  readonly received: number;
}

export interface Quality {
  /** There and back, in milliseconds. */
  readonly ms: number | undefined;
  /** Share of packets that did not come, 0 to 1, of the worse direction. */
  readonly loss: number;
  /** As its name is registered, without `audio/`. */
  readonly codec: string | undefined;
  readonly over: 'udp' | 'tcp' | undefined;
}

interface Stat {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Undefined where there is no pair, or one that the browser has begun to doubt. */
export function readSigns(stats: Iterable<Stat>): Signs | undefined {
  const pair = pairInUse([...stats]);
  if (pair === undefined) return undefined;
  return { bytes: number(pair['bytesReceived']), answers: number(pair['responsesReceived']) };
}

/** Fewer packets than that tell nothing: one lost of three is no third. */
const packetsMin = 20;

export function readQuality(
  stats: Iterable<Stat>,
  before: Counters,
): { readonly quality: Quality; readonly counters: Counters } {
  const all = [...stats];
  const byId = new Map(all.map((stat) => [stat['id'], stat]));
  const pair = pairInUse(all);
  const [local] = pair ? [byId.get(pair['localCandidateId'])] : [];
  const inbound = all.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const sum = (field: string) => inbound.reduce((whole, stat) => whole + number(stat[field]), 0);
  const counters = { lost: Math.max(0, sum('packetsLost')), received: sum('packetsReceived') };
  const lost = Math.max(0, counters.lost - before.lost);
  const whole = lost + Math.max(0, counters.received - before.received);
  const upward = all.find(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio')?.[
    'fractionLost'
  ];
  const down = whole < packetsMin ? 0 : lost / whole;
  const seconds = pair?.['currentRoundTripTime'];
  const codec = all.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'audio');
  const mime = byId.get(codec?.['codecId'])?.['mimeType'];
  const protocol = local?.['protocol'];
  return {
    counters,
    quality: {
      ms: typeof seconds === 'number' ? Math.round(seconds * 1000) : undefined,
      loss: Math.min(1, Math.max(down, number(upward))),
      codec: typeof mime === 'string' ? mime.replace(/^audio\//, '') : undefined,
      over: protocol === 'udp' || protocol === 'tcp' ? protocol : undefined,
    },
  };
}

/** After new addresses there are several good pairs for a while; the transport (Chromium, Safari) or the pair itself
 *  (Firefox) says which one is taken. */
function pairInUse(all: readonly Stat[]): Stat | undefined {
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const taken = all.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  const pair = pairs.find(({ id, selected }) => id === taken || selected === true);
  const isGood = ({ nominated, state }: Stat) => nominated === true && state === 'succeeded';
  return pair === undefined ? pairs.find(isGood) : [pair].find(isGood);
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export type Grade = 'good' | 'fair' | 'poor';

/** Above 150 ms people begin to talk over each other (ITU-T G.114); Opus hides losses up to some 5 %. */
export function gradeOf({ ms, loss }: Quality): Grade {
  if ((ms ?? 0) > 300 || loss > 0.1) return 'poor';
  return (ms ?? 0) > 150 || loss > 0.03 ? 'fair' : 'good';
}
