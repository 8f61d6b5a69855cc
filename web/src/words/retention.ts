// How long large files stay, in a sentence.

import type { Server } from '../api/types';
import { fileSize } from '../lib/file-size';
import { spaceWords } from './space';

export type Retention = NonNullable<Server['retention']>;

const BYTES_IN_MB = 1_000_000;

/** Undefined: files stay. */
export function sayRetention(held: Retention | undefined): string {
  const { days, over_mb: over } = held ?? { days: 0, over_mb: 0 };
  return spaceWords.rule(days, over === 0 ? undefined : sayMegabytes(over));
}

export const sayMegabytes = (count: number): string => fileSize(count * BYTES_IN_MB);

/** As a system line and the list of who did what tell it: "30 10000000", days and bytes. Whatever else stands
 *  there is said as it stands. */
export function sayRetentionDetail(detail: string): string {
  const [, days, bytes] = /^(\d+) (\d+)$/.exec(detail) ?? [];
  if (days === undefined || bytes === undefined) return detail;
  return sayRetention({ days: Number(days), over_mb: Number(bytes) / BYTES_IN_MB });
}
