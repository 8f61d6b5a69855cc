// Finds names by a few of their letters, in order but not side by side. Small lists only (rooms and
// friends of one server), so every name is looked at on every key.

export interface Found {
  /** Higher is better; comparable within one query only. */
  score: number;
  /** Stretches of the name that fit, as [start, end) in UTF-16 units. */
  marks: readonly (readonly [number, number])[];
}

const beginning = 8;
const wordBeginning = 5;
const together = 3;

/** Lower case without accents, letter for letter: the same length, so that marks fit the original. */
function folded(text: string): string {
  let result = '';
  for (const letter of text) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    result += plain.length === letter.length ? plain : letter;
  }
  return result;
}

/** Undefined when a letter of the query is missing. An empty query fits everything. */
export function fuzzyFind(query: string, name: string): Found | undefined {
  const wanted = folded(query).replace(/\s+/g, '');
  const text = folded(name);
  if (wanted === '') return { score: 0, marks: [] };
  const whole = text.indexOf(wanted);
  if (whole >= 0) {
    const start = whole === 0 ? beginning : startsWord(text, whole) ? wordBeginning : 0;
    const score = wanted.length * together + start + wanted.length / text.length;
    return { score, marks: [[whole, whole + wanted.length]] };
  }
  return scattered(wanted, text);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s._-]/.test(text[at - 1] ?? '');
}

function scattered(wanted: string, text: string): Found | undefined {
  const marks: [number, number][] = [];
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    const last = marks.at(-1);
    if (last !== undefined && last[1] === at) {
      last[1] = at + letter.length;
      score += together - 1;
    } else {
      marks.push([at, at + letter.length]);
      score += startsWord(text, at) ? 2 : 0;
    }
    from = at + letter.length;
  }
  return { score: score - (from - (marks[0]?.[0] ?? 0)) / text.length, marks };
}
