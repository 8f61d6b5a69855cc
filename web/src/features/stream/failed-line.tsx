import { CircleAlert } from 'lucide-react';
import type { ProblemCode } from '../../api/types';
import type { PendingMessage } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { Link } from '../../ui/router';
import { commonWords } from '../../words/common';
import { noSpace, sayNoSpace } from '../../words/no-space';
import { problemWords } from '../../words/problems';
import { rowWords } from '../../words/row';
import { shelfWords } from '../../words/shelf';
import { spaceWords } from '../../words/space';
import { streamWords as words } from '../../words/stream';
import { trayWords } from '../../words/tray';
import css from './message-row.module.css';

export interface FailedLineProps {
  pending: PendingMessage;
  /** Whether the same again may end otherwise. */
  mayHelp: boolean;
  onRetry: (nonce: string) => void;
  onEdit: (nonce: string) => void;
  onDiscard: (nonce: string) => void;
}

/** Under what was not sent: why, and what can be done about it. */
export function FailedLine({ pending, mayHelp, onRetry, onEdit, onDiscard }: FailedLineProps) {
  return (
    <p className={css.reason} role="alert">
      <Icon of={CircleAlert} className={css.reasonIcon} />
      <span className={css.why}>
        {whyNotSent(pending)}
        {pending.error?.code === noSpace && (
          <>
            {' '}
            <Link href="/settings/space">{spaceWords.toSpace}</Link>
          </>
        )}
      </span>
      {mayHelp && (
        <button type="button" onClick={() => onRetry(pending.nonce)}>
          {commonWords.tryAgain}
        </button>
      )}
      <button type="button" onClick={() => onEdit(pending.nonce)}>
        {words.edit}
      </button>
      <button type="button" onClick={() => onDiscard(pending.nonce)}>
        {words.delete}
      </button>
    </p>
  );
}

export function whyNotSent({ error }: Pick<PendingMessage, 'error'>): string {
  if (error === undefined || error.code === 'no_answer') {
    return rowWords.notSent(rowWords.serverSilent);
  }
  if (error.code === 'file_gone') return rowWords.notSent(trayWords.fileGone);
  if (error.code === 'off_shelf') return rowWords.notSent(shelfWords.offShelf);
  if (error.code === noSpace) return rowWords.notSent(sayNoSpace(error.field));
  const inOurs = problemWords.of?.(error.code as ProblemCode, error.title);
  if (inOurs !== undefined) return rowWords.notSent(inOurs);
  const said = error.title.replace(/\.$/, '');
  return rowWords.notSent(`${said.charAt(0).toLocaleLowerCase()}${said.slice(1)}.`);
}
