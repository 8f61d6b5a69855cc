// A connectivity check as a browser sends it first (RFC 8445 section 7.1, RFC 8489 sections 14.5 and 14.7).
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** As in Ethernet (RFC 8489 section 14.7); Node has one from version 22 on. */
function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** Binding request with `attributes` and then so many bytes that are still to come. */
function message(id: Buffer, attributes: Buffer, more: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(1, 0);
  head.writeUInt16BE(attributes.length + more, 2);
  head.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([head, id, attributes]);
}

export function stunCheck(username: string, password: string): Buffer {
  const id = randomBytes(12);
  let body = Buffer.concat([
    attribute(0x0006, Buffer.from(username)),
    attribute(0x0024, number(1)), // PRIORITY
    attribute(0x802a, Buffer.alloc(8, 1)), // ICE-CONTROLLING
  ]);
  const mac = createHmac('sha1', password)
    .update(message(id, body, 24))
    .digest();
  body = Buffer.concat([body, attribute(0x0008, mac)]);
  const sum = number(crc32(message(id, body, 8)) ^ 0x5354554e);
  return message(id, Buffer.concat([body, attribute(0x8028, sum)]), 0);
}

const wordOf = (sdp: string, name: string) =>
  new RegExp(`^a=${name}:(\\S+)`, 'm').exec(sdp)?.[1] ?? '';

/** Where the answer says that it is reached by UDP. */
export function udpPortOf(sdp: string): number {
  return Number(/^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) /m.exec(sdp)?.[1]);
}

/** Sends a check for `answer` from a socket of its own; whether a reply came within the time. */
export function isAnswered(answer: string, theirs: string, timeout = 5_000): Promise<boolean> {
  const check = stunCheck(`${wordOf(answer, 'ice-ufrag')}:${theirs}`, wordOf(answer, 'ice-pwd'));
  const socket = createSocket('udp4');
  return new Promise<boolean>((done) => {
    const late = setTimeout(() => done(false), timeout);
    socket.once('message', () => {
      clearTimeout(late);
      done(true);
    });
    socket.send(check, udpPortOf(answer), '127.0.0.1');
  }).finally(() => socket.close());
}
