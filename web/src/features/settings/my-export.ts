/** Everything that is mine as files: one for machines, one to read. Pure, but for the asking. */

import { ApiProblem } from '../../api/http';
import type { ExportPage } from '../../api/my-data';
import type { Message } from '../../sync/types';

export interface MyExport {
  me: ExportPage['me'];
  blocked: readonly string[];
  messages: readonly Message[];
}

/** Asks page by page; told to wait, it waits. */
export async function gather(
  ask: (after: string | undefined) => Promise<ExportPage>,
  wait: (ms: number) => Promise<void>,
): Promise<MyExport> {
  const messages: Message[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await patiently(() => ask(after), wait);
    messages.push(...page.messages);
    if (page.next === undefined) return { me: page.me, blocked: page.blocked, messages };
    after = page.next;
  }
}

const TRIES = 10;
const WAIT_MS = 1000;

async function patiently<T>(
  ask: () => Promise<T>,
  wait: (ms: number) => Promise<void>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const soon = error instanceof ApiProblem && (error.status === 429 || error.status === 503);
      if (!soon || tries === TRIES) throw error;
      await wait(WAIT_MS * tries);
    }
  }
}

export const toJson = (mine: MyExport): string => `${JSON.stringify(mine, undefined, 2)}\n`;

/** A page that needs nothing but itself. `placeOf` names a room. */
export function toPage(
  mine: MyExport,
  title: string,
  placeOf: (channel: string) => string,
): string {
  const lines = mine.messages.map(
    ({ channel, timestamp, content }) =>
      `<li><p><b>${escaped(placeOf(channel))}</b> <time>${escaped(timestamp)}</time></p>` +
      `<pre>${escaped(content)}</pre></li>`,
  );
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    '<style>body{font:16px/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}',
    'pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}li{list-style:none}</style>',
    `</head><body><h1>${escaped(title)}</h1>`,
    `<p>${escaped(mine.me.display_name)} (@${escaped(mine.me.username)})</p>`,
    `<p>${escaped(mine.me.bio ?? '')}</p><ul>`,
    ...lines,
    '</ul></body></html>\n',
  ].join('\n');
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}
