import type { ReactNode } from 'react';
import { sayRetentionDetail } from '../../words/retention';
import { spaceWords } from '../../words/space';

/** How long large files stay from now on, as a line in the room says it. */
export function RetentionLine({ name, detail }: { name: ReactNode; detail: string }) {
  return spaceWords.announced(name, sayRetentionDetail(detail));
}
