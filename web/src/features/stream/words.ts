/** Reads plain message text into what is drawn: words, links, names. Never HTML; an address becomes
 *  a link only with one of two schemes. Pure. */

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string; username: string };

/** Only what leads to a page. No javascript:, data:, file: or app schemes can come through. */
const LINK = /\bhttps?:\/\/[^\s<>"'`]+/giu;
const MENTION = /(?<![\w@./-])@([a-z0-9][a-z0-9._-]*)/gu;

/** Punctuation after an address belongs to the sentence; a bracket only if it was opened inside. */
function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    const body = address.slice(0, end);
    const closes = last === ')' && !balanced(body);
    if (!closes && !/[.,;:!?*_~\]}'"»”’]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
  }
  return depth >= 0;
}

function safeHref(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** `mentioned` is the server's list: only names in it are drawn as such. */
export function toPieces(content: string, mentioned: readonly string[] = []): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of content.matchAll(LINK)) {
    const address = withoutTail(match[0]);
    const href = safeHref(address);
    if (href === undefined) continue;
    pushWords(pieces, content.slice(done, match.index), mentioned);
    pieces.push({ kind: 'link', text: address, href });
    done = match.index + address.length;
  }
  pushWords(pieces, content.slice(done), mentioned);
  return pieces;
}

function pushWords(pieces: Piece[], words: string, mentioned: readonly string[]): void {
  let done = 0;
  if (mentioned.length > 0) {
    for (const match of words.matchAll(MENTION)) {
      const username = nameIn(match[1] ?? '', mentioned);
      if (username === undefined) continue;
      if (match.index > done) pieces.push({ kind: 'text', text: words.slice(done, match.index) });
      pieces.push({ kind: 'mention', text: `@${username}`, username });
      done = match.index + username.length + 1;
    }
  }
  if (done < words.length) pieces.push({ kind: 'text', text: words.slice(done) });
}

/** `@maren.` at the end of a sentence means maren: names may hold dots, so try shorter and shorter. */
function nameIn(found: string, mentioned: readonly string[]): string | undefined {
  for (let name = found; name !== ''; name = name.replace(/[._-]$/u, '')) {
    if (mentioned.includes(name) || mentioned.includes(`@${name}`)) return name;
    if (!/[._-]$/u.test(name)) return undefined;
  }
  return undefined;
}

const EMOJI_MAX = 27;
const EMOJI =
  /^(?:\p{RI}{2}|(?=[\p{Emoji}])[^\d\w#*](?:\uFE0F|\p{EMod}|\u200D\P{L}|[\u{E0020}-\u{E007F}])*|[\d#*]\uFE0F\u20E3)$/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A message of nothing but a few emoji is drawn large. */
export function isOnlyEmoji(content: string): boolean {
  // Most messages end the question with their first letter.
  if (content === '' || content.length > EMOJI_MAX * 14 || /^[\p{L}]/u.test(content)) return false;
  let count = 0;
  for (const { segment } of segmenter.segment(content)) {
    if (/^\s+$/u.test(segment)) continue;
    if (!EMOJI.test(segment)) return false;
    count += 1;
    if (count > EMOJI_MAX) return false;
  }
  return count > 0;
}

export const FOLD_LINES = 20;
export const FOLD_CHARS = 2000;
const SHOWN_LINES = 12;
const SHOWN_CHARS = 1000;

/** The beginning of a message too long to stand open, or undefined for one that need not fold. */
export function foldedPart(content: string): string | undefined {
  const lines = content.split('\n');
  if (lines.length <= FOLD_LINES && content.length <= FOLD_CHARS) return undefined;
  const few = lines.slice(0, SHOWN_LINES).join('\n');
  if (few.length <= SHOWN_CHARS) return few;
  const cut = few.slice(0, SHOWN_CHARS);
  const space = cut.search(/\s\S*$/u);
  // Half a surrogate pair at the cut would draw a broken letter.
  return (space > SHOWN_CHARS / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '');
}
