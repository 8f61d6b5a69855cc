import { useEffect, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import { listVersions } from '../../api/messages';
import type { EarlierWords } from '../../api/types';
import { fullTime } from '../../lib/time';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { commonWords } from '../../words/common';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import { MessageWords } from './message-words';
import css from './versions-dialog.module.css';

interface VersionsDialogProps {
  message: Message;
  me: string;
  onClose: () => void;
}

/** What a message said before it was changed, the oldest first, and what it says now. */
export function VersionsDialog({ message, me, onClose }: VersionsDialogProps) {
  const [versions, setVersions] = useState<readonly EarlierWords[]>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [round, setRound] = useState(0);
  const { _id: id, channel, edited } = message;
  useEffect(() => {
    let current = true;
    setProblem(undefined);
    listVersions({ _id: id, channel }).then(
      (list) => current && setVersions(list),
      (error: unknown) => current && setProblem(toProblem(error)),
    );
    return () => {
      current = false;
    };
    // Changed once more while this stands open: there is one more to show.
  }, [id, channel, edited, round]);
  return (
    <Dialog title={words.versions} onClose={onClose}>
      {problem !== undefined && (
        <p role="alert">
          {sayProblem(problem)}{' '}
          <Button small onClick={() => setRound(round + 1)}>
            {commonWords.tryAgain}
          </Button>
        </p>
      )}
      <ol className={css.versions} aria-busy={versions === undefined && problem === undefined}>
        {versions?.map(({ at, content }) => (
          <Version key={at} at={at} content={content} me={me} />
        ))}
        {versions !== undefined && (
          <Version at={edited ?? message.timestamp} content={message.content} me={me} now />
        )}
      </ol>
      {versions === undefined && problem === undefined && (
        <p role="status">{commonWords.oneMoment}</p>
      )}
    </Dialog>
  );
}

function Version({ at, content, me, now }: EarlierWords & { me: string; now?: boolean }) {
  return (
    <li>
      <p className={css.when}>
        <time dateTime={at}>{fullTime(at)}</time>
        {now === true && `, ${words.asItIs}`}
      </p>
      <MessageWords content={content} mentions={undefined} me={me} />
    </li>
  );
}
