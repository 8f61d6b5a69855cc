/** A message in one line, wherever it is told apart from its place: what it says, or else what it brings. */

import { listOf } from '../../lib/text';
import { inOneLine } from '../../lib/text/one-line';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';

export interface Said {
  readonly content: string;
  readonly attachments?: readonly Pick<Attachment, 'kind'>[];
}

const KINDS = ['image', 'video', 'audio', 'file'] as const;

export function saidLine({ content, attachments = [] }: Said): string {
  return content === '' ? broughtLine(attachments) : inOneLine(content);
}

/** "picture", "3 pictures and video". */
export function broughtLine(attachments: readonly Pick<Attachment, 'kind'>[]): string {
  const parts = KINDS.flatMap((kind) => {
    const count = attachments.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [words[`${kind}s`](count)];
  });
  return parts.length === 0 ? '' : listOf(parts);
}
