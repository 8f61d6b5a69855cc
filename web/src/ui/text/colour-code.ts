// Who colours a block of code: the page itself, or for long ones a worker, so that no frame waits.

import type { CodePiece } from '../../lib/text/colours';
import type { ColourOrder } from '../../lib/text/colours-worker';
import workerUrl from '../../lib/text/colours-worker?worker&url';
import { ownScriptUrl } from '../../lib/trusted-types';

const LINES_IN_PAGE_MAX = 200;
/** Code that takes longer stays as it is. */
const PATIENCE_MS = 3000;

function isLongCode(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines >= LINES_IN_PAGE_MAX;
}

function colourInWorker(order: ColourOrder): Promise<readonly CodePiece[] | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(ownScriptUrl(workerUrl), { type: 'module' });
    const end = (pieces?: readonly CodePiece[]) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(pieces);
    };
    const timer = setTimeout(end, PATIENCE_MS);
    worker.addEventListener('message', (event: MessageEvent<readonly CodePiece[] | undefined>) =>
      end(event.data),
    );
    worker.addEventListener('error', () => end());
    worker.postMessage(order);
  });
}

/** Undefined when the language is unknown or the colours cannot be had: code is readable without. */
export async function colourCode(
  text: string,
  language: string,
): Promise<readonly CodePiece[] | undefined> {
  try {
    if (isLongCode(text)) return await colourInWorker({ text, language });
    const { colour } = await import('../../lib/text/colours');
    return colour(text, language);
  } catch {
    return undefined;
  }
}
