import { Bookmark, Pin } from 'lucide-react';
import { useClientState } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { rowWords as words } from '../../words/row';
import css from './row-marks.module.css';

interface RowMarksProps {
  message: Message;
  /** Behind the time; rows without a head have them in the gutter. */
  head: boolean;
}

/** That everybody has this at hand, that I keep it: small signs where they move nothing. */
export function RowMarks({ message, head }: RowMarksProps) {
  const saved = useClientState((state) => state.saved.has(message._id));
  const pinned = message.pinned === true;
  if (!saved && !pinned) return null;
  return (
    <span className={cx(css.marks, !head && css.aside)}>
      {pinned && <Mark of={Pin} label={words.isPinned} />}
      {saved && <Mark of={Bookmark} label={words.isSaved} />}
    </span>
  );
}

function Mark({ of, label }: { of: typeof Pin; label: string }) {
  return (
    <span data-tip={label}>
      <Icon of={of} />
      <Unseen>{`${label}, `}</Unseen>
    </span>
  );
}
