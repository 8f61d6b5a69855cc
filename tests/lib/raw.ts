// Bytes on a socket, as no well-behaved client would send them, and what came back.
import { createConnection, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface RawResult {
  text: string;
  /** Status of each answer, in order. */
  statuses: number[];
  /** Whether the other side closed within the time. */
  closed: boolean;
  tookMs: number;
}

export interface RawTarget {
  port: number;
  secure?: boolean;
}

export function dial(target: RawTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket: Socket = target.secure
      ? connectTls({ port: target.port, host: '127.0.0.1', rejectUnauthorized: false }, () =>
          resolve(socket),
        )
      : createConnection({ port: target.port, host: '127.0.0.1' }, () => resolve(socket));
    socket.once('error', reject);
  });
}

export const bytesOf = (text: string | Uint8Array): Buffer =>
  typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text);

/** Statuses of the answers in `text`; no body of this server says such a thing. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map((match) => Number(match[1]));
}

/** Sends and collects until the other side closes, `enough` answers have come, or the time is over. */
export async function converse(
  target: RawTarget,
  send: string | Uint8Array,
  options: { enough?: number; withinMs?: number } = {},
): Promise<RawResult> {
  const socket = await dial(target);
  const { enough = Number.POSITIVE_INFINITY, withinMs = 5000 } = options;
  const start = performance.now();
  const parts: Buffer[] = [];
  const closed = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), withinMs);
    const end = (how: boolean) => {
      clearTimeout(timer);
      resolve(how);
    };
    socket.on('data', (part) => {
      parts.push(part);
      if (
        Number.isFinite(enough) &&
        statusesOf(Buffer.concat(parts).toString('latin1')).length >= enough
      )
        end(false);
    });
    socket.on('end', () => end(true));
    socket.on('close', () => end(true));
    socket.on('error', () => end(true));
    socket.write(bytesOf(send));
  });
  socket.destroy();
  const text = Buffer.concat(parts).toString('latin1');
  return { text, statuses: statusesOf(text), closed, tookMs: performance.now() - start };
}
