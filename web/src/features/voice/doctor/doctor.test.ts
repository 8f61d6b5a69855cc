import { describe, expect, it } from 'vitest';
import { microphoneVerdictOf, type Tried, verdictOf } from './verdict';
import { alone, waysOf } from './ways';

const answer = [
  'v=0',
  'a=ice-lite',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=candidate:1 1 udp 2130706431 203.0.113.5 4991 typ host',
  'a=candidate:2 1 udp 2130706175 2001:db8::5 4991 typ host',
  'a=candidate:3 1 tcp 1671430143 203.0.113.5 4991 typ host tcptype passive',
  'a=end-of-candidates',
  'a=mid:0',
  '',
].join('\r\n');

describe('the ways of an answer', () => {
  it('are read in their order, each once', () => {
    const ways = [
      { over: 'udp', address: '203.0.113.5', port: 4991 },
      { over: 'udp', address: '2001:db8::5', port: 4991 },
      { over: 'tcp', address: '203.0.113.5', port: 4991 },
    ];
    expect(waysOf(answer)).toEqual(ways);
    expect(waysOf(answer + answer)).toEqual(ways);
    expect(waysOf('v=0\r\n')).toEqual([]);
  });

  it('are left out but for one, and nothing else is', () => {
    const tcp = { over: 'tcp', address: '203.0.113.5', port: 4991 } as const;
    const kept = alone(answer, tcp);
    expect(waysOf(kept)).toEqual([tcp]);
    expect(kept.split('\r\n')).toEqual(
      answer.split('\r\n').filter((line) => !line.includes(' udp ')),
    );
  });
});

describe('the verdict', () => {
  const tried = (
    over: Tried['over'],
    outcome: Tried['outcome'],
    address = '203.0.113.5',
  ): Tried => ({ over, outcome, address, port: over === 'udp' ? 4991 : 4992 });

  it.each<[string, number, Tried[]]>([
    ['fine', 4991, [tried('udp', 'through'), tried('tcp', 'through')]],
    [
      'fine',
      4991,
      [tried('udp', 'nothing', '192.168.1.5'), tried('udp', 'through'), tried('tcp', 'through')],
    ],
    ['noUdp', 4991, [tried('udp', 'nothing'), tried('tcp', 'through')]],
    ['udpUnanswered', 4991, [tried('udp', 'unanswered'), tried('tcp', 'through')]],
    ['noTcp', 4992, [tried('udp', 'through'), tried('tcp', 'nothing')]],
    ['unanswered', 4991, [tried('udp', 'unanswered'), tried('tcp', 'nothing')]],
    ['nothing', 4991, [tried('udp', 'nothing'), tried('tcp', 'nothing')]],
    ['nothing', 0, []],
  ])('is %s, of port %i', (what, port, all) => {
    expect(verdictOf(all)).toEqual({ what, port });
  });
});

describe('the microphone', () => {
  it.each([
    ['heard', { peak: 0.3, level: -30, packets: 100 }],
    ['still', { peak: 0, level: null, packets: 100 }],
    ['quiet', { peak: 0.002, level: -80, packets: 100 }],
    ['quiet', { peak: 0.002, level: null, packets: 100 }],
    ['lost', { peak: 0.3, level: null, packets: 0 }],
    ['lost', { peak: 0.3, level: null, packets: 100 }],
  ] as const)('is %s', (what, facts) => {
    expect(microphoneVerdictOf(facts)).toBe(what);
  });
});
