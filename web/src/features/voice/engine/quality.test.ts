import { describe, expect, it } from 'vitest';
import { gradeOf, readQuality, readSigns } from './quality';

const none = { lost: 0, received: 0 };
const stats = (lost: number, received: number, upward = 0) => [
  { id: 'l', type: 'local-candidate', protocol: 'tcp' },
  { id: 'p0', type: 'candidate-pair', state: 'failed', nominated: false },
  {
    id: 'p',
    type: 'candidate-pair',
    state: 'succeeded',
    nominated: true,
    localCandidateId: 'l',
    currentRoundTripTime: 0.0242,
    bytesReceived: 7000,
    responsesReceived: 12,
  },
  { id: 'c', type: 'codec', mimeType: 'audio/opus' },
  { id: 'o', type: 'outbound-rtp', kind: 'audio', codecId: 'c' },
  { id: 'r0', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.9 },
  { id: 'r', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: upward },
  { id: 'i1', type: 'inbound-rtp', kind: 'audio', packetsLost: lost, packetsReceived: received },
  { id: 'i2', type: 'inbound-rtp', kind: 'audio', packetsLost: 0, packetsReceived: 0 },
  { id: 'i3', type: 'inbound-rtp', kind: 'video', packetsLost: 900, packetsReceived: 900 },
];

describe('what has come', () => {
  it('is read from the pair in use, sound and answers apart', () => {
    expect(readSigns(stats(0, 100))).toEqual({ bytes: 7000, answers: 12 });
    expect(readSigns([])).toBeUndefined();
  });
});

describe('which pair is in use', () => {
  const pair = (id: string, bytesReceived: number, more: object = {}) => ({
    id,
    type: 'candidate-pair',
    state: 'succeeded',
    nominated: true,
    bytesReceived,
    ...more,
  });
  const transport = { id: 't', type: 'transport', selectedCandidatePairId: 'new' };

  it('is what the transport or the pair itself says, where several are good', () => {
    expect(readSigns([pair('old', 1), pair('new', 2), transport])?.bytes).toBe(2);
    expect(readSigns([pair('old', 1), pair('new', 2, { selected: true })])?.bytes).toBe(2);
  });

  it('is none while the browser doubts it, whatever was before', () => {
    const doubted = pair('new', 2, { state: 'in-progress' });
    expect(readSigns([pair('old', 1), doubted, transport])).toBeUndefined();
  });
});

describe('the quality of a call', () => {
  it('is read from the pair in use', () => {
    const { quality } = readQuality(stats(0, 100), none);
    expect(quality).toEqual({ ms: 24, loss: 0, codec: 'opus', over: 'tcp' });
  });

  it('counts what was lost since the last look, in the worse direction', () => {
    const first = readQuality(stats(50, 100), none);
    const then = readQuality(stats(60, 190), first.counters);
    expect(then.quality.loss).toBeCloseTo(0.1);
    expect(readQuality(stats(60, 290, 0.25), then.counters).quality.loss).toBe(0.25);
  });

  it('says nothing of a handful of packets, nor of counters that began anew', () => {
    expect(readQuality(stats(1, 2), none).quality.loss).toBe(0);
    expect(readQuality(stats(0, 0), { lost: 60, received: 900 }).quality.loss).toBe(0);
  });

  it('is unknown before there is a pair', () => {
    expect(readQuality([], none).quality).toEqual({
      ms: undefined,
      loss: 0,
      codec: undefined,
      over: undefined,
    });
  });

  it('has three grades', () => {
    const of = (ms: number, loss: number) => gradeOf({ ms, loss, codec: 'opus', over: 'udp' });
    expect([of(24, 0), of(200, 0), of(24, 0.05), of(400, 0), of(24, 0.2)]).toEqual([
      'good',
      'fair',
      'fair',
      'poor',
      'poor',
    ]);
  });
});
