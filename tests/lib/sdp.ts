// A browser's offer reduced to what a server has to know: one microphone and some places to hear
// others in. Nobody is behind it, so no media ever comes.

const fingerprint = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16).toUpperCase());

const section = (mid: number) => [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=rtcp-mux',
  `a=mid:${mid}`,
  mid === 0 ? 'a=sendonly' : 'a=recvonly',
  'a=rtpmap:111 opus/48000/2',
  ...(mid === 0 ? ['a=ssrc:4711 cname:nobody'] : []),
];

const video = (mid: number, direction: Direction) => [
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  'c=IN IP4 0.0.0.0',
  'a=rtcp-mux',
  `a=mid:${mid}`,
  `a=${direction}`,
  'a=rtpmap:96 VP8/90000',
  'a=rtcp-fb:96 nack',
  'a=rtcp-fb:96 nack pli',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  ...(direction === 'sendonly' ? [`a=ssrc:${4712 + mid} cname:nobody`] : []),
];

type Direction = 'sendonly' | 'recvonly' | 'inactive';

/** Behind the microphone and `slots` places to hear others come sections of video. */
export function offer(slots = 8, pictures: Direction[] = []): string {
  const mids = Array.from({ length: slots + 1 + pictures.length }, (_, mid) => mid);
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mids.join(' ')}`,
    'a=ice-ufrag:abcd',
    'a=ice-pwd:abcdefghijklmnopqrstuvwx',
    'a=setup:actpass',
    `a=fingerprint:sha-256 ${fingerprint.join(':')}`,
    ...mids.slice(0, slots + 1).flatMap(section),
    ...pictures.flatMap((direction, index) => video(slots + 1 + index, direction)),
    '',
  ].join('\r\n');
}
