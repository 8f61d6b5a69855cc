// The ways to the voice server that an answer names, and an answer that names but one of them. Pure.

export interface Way {
  readonly over: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
}

const candidate = /^a=candidate:\S+ 1 (udp|tcp) \d+ (\S+) (\d+) typ host\b.*\r?\n/gim;

const nameOf = ({ over, address, port }: Way) => `${over} ${address} ${port}`;

function wayOf([, over = '', address = '', port = '']: RegExpMatchArray): Way {
  return { over: over.toLowerCase() === 'tcp' ? 'tcp' : 'udp', address, port: Number(port) };
}

/** Each once, the best first. */
export function waysOf(sdp: string): Way[] {
  const ways = Array.from(sdp.matchAll(candidate), wayOf);
  return [...new Map(ways.map((way) => [nameOf(way), way])).values()];
}

/** Browsers try all candidates they are told: told one, they try that. */
export function alone(sdp: string, way: Way): string {
  return sdp.replace(candidate, (line, ...parts: string[]) =>
    nameOf(wayOf([line, ...parts])) === nameOf(way) ? line : '',
  );
}
