// The beginning of a message in one line, with moments as the reader's own clock tells them.

import { styledTime } from '../late-time';
import { parseText } from './parse';
import { previewOf } from './views';

export function inOneLine(content: string): string {
  return previewOf(parseText(content), (at) => styledTime(at * 1000, 'f'));
}
