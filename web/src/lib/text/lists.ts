// Lines that begin with a bullet or a number, folded into lists inside lists by how far they stand in.

import { withoutTrailingBlanks } from './characters';
import { parseWords } from './inline';
import { LIST_DEPTH_MAX, type List, type ListItem } from './tree';

export interface ListLine {
  indent: number;
  /** Absent behind a bullet. */
  number?: number;
  text: string;
}

const LIST_LINE = /^( *)(?:[-*]|(\d{1,9})[.)]) +([^ \t][^]*)$/;

export function readListLine(line: string): ListLine | undefined {
  const match = LIST_LINE.exec(line);
  if (match === null) return undefined;
  const [, indent = '', number, text = ''] = match;
  const read = { indent: indent.length, text: withoutTrailingBlanks(text) };
  return number === undefined ? read : { ...read, number: Number(number) };
}

interface Level {
  indent: number;
  list: List;
}

function newList(line: ListLine): List {
  if (line.number === undefined) return { kind: 'list', items: [] };
  return { kind: 'list', start: line.number, items: [] };
}

function isSameKind(list: List, line: ListLine): boolean {
  return (list.start === undefined) === (line.number === undefined);
}

/** One list, or several in a row where bullets and numbers change. */
export function toLists(lines: readonly ListLine[]): List[] {
  const lists: List[] = [];
  const levels: Level[] = [];
  for (const line of lines) {
    while (levels.length > 1 && line.indent < (levels.at(-1)?.indent ?? 0)) levels.pop();
    const top = levels.at(-1);
    const deeper = top !== undefined && line.indent >= top.indent + 2;
    if (top === undefined || (deeper && levels.length < LIST_DEPTH_MAX)) {
      startList(lists, levels, line);
    } else if (isSameKind(top.list, line)) {
      // Whoever began too far in goes on where the margin is.
      top.indent = Math.min(top.indent, line.indent);
    } else {
      levels.pop();
      startList(lists, levels, line);
    }
    levels.at(-1)?.list.items.push({ of: parseWords(line.text) });
  }
  return lists;
}

/** Begins a list inside the last item of the innermost level, or a list of its own. */
function startList(lists: List[], levels: Level[], line: ListLine): void {
  const list = newList(line);
  const item: ListItem | undefined = levels.at(-1)?.list.items.at(-1);
  if (item === undefined) lists.push(list);
  else (item.lists ??= []).push(list);
  levels.push({ indent: line.indent, list });
}
