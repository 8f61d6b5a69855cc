/** What the line of a search offers while a condition is typed: its name, then people, rooms, kinds and
 *  days that fit. Pure functions of the line, the caret and lists. */

import { isRoleCall } from '../../lib/text/calls';
import {
  type Candidate,
  type Person,
  peopleFor,
  type Room,
  roomsFor,
} from '../../ui/completion/candidates';
import { searchWords as words } from '../../words/search';

type Key = keyof typeof words.keys;

export interface ConditionToken {
  /** What stands before the colon; none while that is still typed. */
  key: Key | undefined;
  query: string;
  /** Where the condition begins. */
  start: number;
}

export interface Known {
  people: readonly Person[];
  rooms: readonly Room[];
  now: Date;
}

const KEYS: readonly Key[] = ['from', 'in', 'mentions', 'has', 'before', 'after'];
const VALUE = /(?<=^|\s)(from|in|mentions|has|before|after):("[^"]*|[^\s"]*)$/;
const KEY_BEGUN = /(?<=^|\s)[a-z]{2,8}$/;

/** The condition that is being typed before the caret, if any. */
export function conditionAt(line: string, caret: number): ConditionToken | undefined {
  const before = line.slice(0, caret);
  const value = VALUE.exec(before);
  if (value !== null) {
    const [, key, typed = ''] = value;
    return { key: key as Key, query: typed.replace(/^"/, ''), start: value.index };
  }
  const begun = KEY_BEGUN.exec(before);
  return begun === null ? undefined : { key: undefined, query: begun[0], start: begun.index };
}

export function candidatesFor({ key, query }: ConditionToken, known: Known): Candidate[] {
  switch (key) {
    case undefined:
      return KEYS.filter((each) => each.startsWith(query)).map((each) =>
        toCondition(`${each}:`, words.keys[each]),
      );
    case 'from':
    case 'mentions':
      return (
        peopleFor(query.replace(/^@/, ''), {
          people: known.people,
          talkers: [],
          mayCallAll: key === 'mentions',
        })
          // A role is called, and those who have it are named by the message.
          .filter(({ name }) => !isRoleCall(name))
          .map((found) => inserting(found, `${key}:${found.key.replace(/^@/, '')} `))
      );
    case 'in':
      return roomsFor(query.replace(/^#/, ''), known.rooms).map((found) =>
        inserting(found, `in:${quoted(found.name)} `),
      );
    case 'has':
      return kinds().filter(({ name }) => name.startsWith(query));
    default:
      return days(key, known.now).filter(
        ({ name, hint }) => name.startsWith(query) || hint.startsWith(query),
      );
  }
}

/** The line with the choice in the place of what was typed, and where the caret goes. */
export function take(
  line: string,
  caret: number,
  token: ConditionToken,
  insert: string,
): { line: string; caret: number } {
  const rest = line.slice(caret).replace(/^ /, '');
  return { line: line.slice(0, token.start) + insert + rest, caret: token.start + insert.length };
}

function kinds(): Candidate[] {
  return [
    toCondition('link', words.links),
    toCondition('code', words.code),
    toCondition('pin', words.pinned),
  ].map((found) => inserting(found, `has:${found.name} `));
}

function days(key: 'before' | 'after', now: Date): Candidate[] {
  return [
    { day: daysBack(now, 0), hint: words.today },
    { day: daysBack(now, 1), hint: words.yesterday },
    { day: daysBack(now, 7), hint: words.weekAgo },
    { day: monthsBack(now, 1), hint: words.monthAgo },
    { day: monthsBack(now, 12), hint: words.yearAgo },
  ]
    .map(({ day, hint }) => toCondition(toDay(day), hint))
    .map((found) => inserting(found, `${key}:${found.name} `));
}

function daysBack(now: Date, count: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - count);
}

/** The same day of that month, or its last. */
function monthsBack(now: Date, count: number): Date {
  const last = new Date(now.getFullYear(), now.getMonth() - count + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(now.getDate(), last.getDate()));
}

/** The reader's own day, as it is typed. */
function toDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function toCondition(name: string, hint: string): Candidate {
  return { key: name, icon: { kind: 'condition' }, name, hint, insert: name };
}

function inserting(found: Candidate, insert: string): Candidate {
  return { ...found, insert };
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
