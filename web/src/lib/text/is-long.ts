const FOLD_LINES = 20;
const FOLD_CHARS = 2000;

/** Too long to stand open among other messages. */
export function isLong(content: string): boolean {
  if (content.length > FOLD_CHARS) return true;
  let lines = 1;
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) lines += 1;
  return lines > FOLD_LINES;
}
