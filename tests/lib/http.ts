// One HTTP exchange with full control of the head: tests send what a browser or fetch would not.
// Every answer to a described route is checked against protocol/openapi.yaml before a test sees it.
import * as http from 'node:http';
import * as https from 'node:https';
import { faults, routeOf } from './protocol.ts';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
  /** The parsed body; undefined when it is not JSON. */
  json: any;
}

export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  /** An object is sent as JSON; a string or bytes go as they are. */
  body?: unknown;
  /** Leaves the check against the description out, for answers that are not of this wire. */
  unchecked?: boolean;
  agent?: http.Agent;
  timeoutMs?: number;
}

const plain = new http.Agent({ keepAlive: true, maxSockets: 200 });
const tls = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

function encode(asked: Asked): {
  headers: Record<string, string | string[]>;
  body: string | Uint8Array | undefined;
} {
  const headers = { ...asked.headers };
  if (asked.body === undefined) return { headers, body: undefined };
  if (typeof asked.body === 'string' || asked.body instanceof Uint8Array)
    return { headers, body: asked.body };
  headers['content-type'] ??= 'application/json';
  return { headers, body: JSON.stringify(asked.body) };
}

export function exchange(origin: string, asked: Asked): Promise<Answer> {
  const { headers, body } = encode(asked);
  const secure = origin.startsWith('https:');
  if (body !== undefined) headers['content-length'] ??= String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(`${origin}${asked.path}`, {
      method: asked.method ?? 'GET',
      headers,
      agent: asked.agent ?? (secure ? tls : plain),
      timeout: asked.timeoutMs ?? 20_000,
    });
    request.on('timeout', () =>
      request.destroy(new Error(`no answer to ${asked.method} ${asked.path}`)),
    );
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = bytes.toString('utf8');
        const isJson = text !== '' && /json/.test(response.headers['content-type'] ?? '');
        const json = isJson ? JSON.parse(text) : undefined;
        const status = response.statusCode ?? 0;
        const answer = { status, headers: response.headers, text, bytes, json };
        const wrong = asked.unchecked ? undefined : deviation(asked, answer);
        if (wrong) reject(new Error(wrong));
        else resolve(answer);
      });
    });
    if (body !== undefined) request.write(body);
    request.end();
  });
}

/** How an answer differs from the description, in words. */
export function deviation(asked: Asked, answer: Answer): string | undefined {
  const method = asked.method ?? 'GET';
  const route = routeOf(method, asked.path.split('?')[0] ?? '');
  if (!route) return undefined;
  const told = `${method} ${asked.path} answered ${answer.status} ${answer.text.slice(0, 300)}`;
  if (method === 'HEAD' && answer.text !== '') return `${told}: a body after HEAD`;
  if (answer.status === 304) return undefined;
  if (answer.status >= 400) return method === 'HEAD' ? undefined : problemDeviation(answer, told);
  if (!route.replies.has(answer.status)) return `${told}: not a described status`;
  const schema = route.replies.get(answer.status);
  if (!schema)
    return answer.status === 204 && answer.text !== '' ? `${told}: a body after 204` : undefined;
  const wrong = faults(schema, answer.json);
  return wrong && `${told}: not a ${schema}: ${wrong}`;
}

function problemDeviation(answer: Answer, told: string): string | undefined {
  if (answer.headers['content-type'] !== 'application/problem+json')
    return `${told}: not a problem document`;
  const wrong = faults('Problem', answer.json);
  if (wrong) return `${told}: ${wrong}`;
  if (answer.json.status !== answer.status) return `${told}: the status in it differs`;
  const must = answer.status === 429 || answer.status === 503;
  return must && !answer.headers['retry-after'] ? `${told}: no Retry-After` : undefined;
}
