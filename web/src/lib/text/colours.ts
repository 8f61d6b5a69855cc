// Code cut into pieces by what they are. Heavy (it brings the grammars of many languages): loaded when
// the first code block with a language is drawn, and inside the worker for long ones.

import { common, createLowlight } from 'lowlight';

/** `plain` code, and what is told apart: key words, texts, numbers, names, remarks. */
export type CodeKind = 'plain' | 'k1' | 'k2' | 'k3' | 'k4' | 'remark';

export interface CodePiece {
  kind: CodeKind;
  text: string;
}

const KINDS: Record<Exclude<CodeKind, 'plain'>, readonly string[]> = {
  k1: ['keyword', 'literal', 'selector-tag', 'tag', 'name', 'meta', 'operator', 'template-tag'],
  k2: ['string', 'regexp', 'addition', 'char', 'subst', 'link', 'code'],
  k3: ['number', 'symbol', 'deletion', 'bullet', 'selector-id', 'selector-class'],
  k4: ['title', 'type', 'attr', 'attribute', 'property', 'section', 'variable'],
  remark: ['comment', 'quote', 'doctag'],
};
const kindOf = new Map<string, CodeKind>(
  Object.entries(KINDS).flatMap(([kind, names]) =>
    names.map((name) => [`hljs-${name}`, kind as CodeKind] as const),
  ),
);

interface TreeNode {
  type: string;
  value?: string;
  properties?: { className?: unknown };
  children?: readonly TreeNode[];
}

let made: ReturnType<typeof createLowlight> | undefined;

/** Undefined when the language is unknown. */
export function colour(text: string, language: string): CodePiece[] | undefined {
  made ??= createLowlight(common);
  const name = language.toLowerCase();
  if (!made.registered(name)) return undefined;
  const pieces: CodePiece[] = [];
  collect(pieces, made.highlight(name, text), 'plain');
  return pieces;
}

function collect(pieces: CodePiece[], node: TreeNode, kind: CodeKind): void {
  if (node.value !== undefined) {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += node.value;
    else pieces.push({ kind, text: node.value });
    return;
  }
  const names = node.properties?.className;
  const own = Array.isArray(names) ? kindOf.get(String(names[0])) : undefined;
  for (const child of node.children ?? []) collect(pieces, child, own ?? kind);
}
