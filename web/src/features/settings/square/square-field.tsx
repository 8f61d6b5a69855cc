import { type ReactNode, useState } from 'react';
import type { Square } from '../../../api/types';
import { useClientState } from '../../../app/use-client';
import { Button } from '../../../ui/button';
import { toast } from '../../../ui/notices';
import { settingsWords } from '../../../words/settings';
import { squareWords as words } from '../../../words/square';
import part from '../part.module.css';
import { problemWords } from '../use-answer';
import { PictureTaker } from './picture-taker';
import { SquareDialog } from './square-dialog';

interface SquareFieldProps {
  title: string;
  note: string;
  /** There is a picture now. */
  has: boolean;
  /** What it looks like, in its three sizes. */
  children: ReactNode;
  sides: readonly number[];
  /** null takes it away. */
  onSave: (square: Square | null) => Promise<unknown>;
}

/** A picture that stands for somebody or something: choose, cut, take away. */
export function SquareField({ title, note, has, children, sides, onSave }: SquareFieldProps) {
  const max = useClientState((state) => state.server?.limits.upload_max ?? 0);
  const [file, setFile] = useState<File>();
  const [busy, setBusy] = useState(false);
  if (max === 0 && !has) return null;
  const takeAway = async () => {
    setBusy(true);
    try {
      await onSave(null);
      toast(words.takenAway);
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
    setBusy(false);
  };
  const away = has && (
    <Button kind="plain" busy={busy} onClick={() => void takeAway()}>
      {words.takeAway}
    </Button>
  );
  return (
    <section className={part.part}>
      <h2 className={part.title}>{title}</h2>
      <p className={part.lead}>{note}</p>
      <PictureTaker
        label={has ? words.chooseOther : words.choose}
        max={max}
        onFile={setFile}
        more={away}
      >
        {children}
      </PictureTaker>
      {file !== undefined && (
        <SquareDialog
          file={file}
          sides={sides}
          onSave={async (square) => {
            await onSave(square);
            toast(settingsWords.savedForAll);
          }}
          onClose={() => setFile(undefined)}
        />
      )}
    </section>
  );
}
