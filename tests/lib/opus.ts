// Tones as Opus packets and back, by ffmpeg: for clients that have no microphone and no speakers. Ogg (RFC 3533,
// RFC 7845) is what carries packets to ffmpeg and from it.
import { execFile } from 'node:child_process';

const rate = 48_000;
export const ticksPerFrame = 960; // 20 ms

/** Beside everything else: who talks meanwhile must not stop. */
function ffmpeg(words: readonly string[], input?: Buffer): Promise<Buffer> {
  return new Promise((done, fail) => {
    const options = { encoding: 'buffer', maxBuffer: 1 << 26 } as const;
    const child = execFile('ffmpeg', ['-v', 'error', ...words], options, (error, out) =>
      error ? fail(error) : done(out),
    );
    child.stdin?.on('error', () => {}); // ffmpeg's own words say what was wrong
    child.stdin?.end(input);
  });
}

/** Ogg's checksum: polynomial 0x04c11db7, neither reflected nor inverted. */
function checksum(page: Buffer): number {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; ++bit) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}

/** One packet of at most 64 KB on a page of its own. */
function oggPage(packet: Buffer, number: number, granule: number, flags: number): Buffer {
  const full = Array.from({ length: Math.floor(packet.length / 255) }, () => 255);
  const lacing = [...full, packet.length % 255];
  const page = Buffer.concat([Buffer.alloc(27), Buffer.from(lacing), packet]);
  page.write('OggS');
  page.writeUInt8(flags, 5);
  page.writeBigInt64LE(BigInt(granule), 6);
  page.writeUInt32LE(1, 14);
  page.writeUInt32LE(number, 18);
  page.writeUInt8(lacing.length, 26);
  page.writeUInt32LE(checksum(page), 22);
  return page;
}

function oggOf(packets: readonly Buffer[]): Buffer {
  const head = Buffer.from('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0', 'latin1');
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)]);
  const pages = packets.map((each, i) => oggPage(each, i + 2, (i + 1) * ticksPerFrame, 0));
  return Buffer.concat([oggPage(head, 0, 0, 2), oggPage(tags, 1, 0, 0), ...pages]);
}

function packetsIn(ogg: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  for (let at = 0; at < ogg.length; ) {
    const lacing = ogg.subarray(at + 27, at + 27 + ogg.readUInt8(at + 26));
    at += 27 + lacing.length;
    for (const size of lacing) {
      begun.push(ogg.subarray(at, at + size));
      at += size;
      if (size === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
  }
  return packets.slice(2); // behind OpusHead and OpusTags
}

/** A tone of `hz`, 20 ms a packet. */
export async function toneInOpus(hz: number, seconds: number): Promise<Buffer[]> {
  const source = `sine=frequency=${hz}:sample_rate=${rate}:duration=${seconds},volume=4`;
  const made = ['-c:a', 'libopus', '-frame_duration', '20', '-b:a', '48k', '-f', 'ogg', 'pipe:1'];
  return packetsIn(await ffmpeg(['-f', 'lavfi', '-i', source, ...made]));
}

/** How much of `hz` is in the wave, 0 to 1 (Goertzel). */
function share(wave: Float32Array, hz: number): number {
  const step = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [before, last] = [0, 0];
  for (const sample of wave) [before, last] = [last, sample + step * last - before];
  const power = last * last + before * before - step * last * before;
  const whole = wave.reduce((sum, sample) => sum + sample * sample, 0);
  return whole === 0 ? 0 : (2 * power) / (wave.length * whole);
}

/** Which of `tones` the packets consist of; undefined where they are no tone or nothing but silence. */
export async function toneOf(
  packets: readonly Buffer[],
  tones: readonly number[],
): Promise<number | undefined> {
  const wanted = ['-ac', '1', '-ar', String(rate), '-f', 'f32le', 'pipe:1'];
  const raw = await ffmpeg(['-f', 'ogg', '-i', 'pipe:0', ...wanted], oggOf(packets));
  const bytes = new Uint8Array(raw); // on a boundary of its own
  // What a decoder makes of its first packets is no sound yet.
  const wave = new Float32Array(bytes.buffer, 0, bytes.length >> 2).slice(ticksPerFrame * 5);
  const level = Math.sqrt(wave.reduce((sum, x) => sum + x * x, 0) / wave.length);
  return level < 0.01 ? undefined : tones.find((hz) => share(wave, hz) > 0.5);
}
