import { useState } from 'react';
import { toProblem } from '../../api/http';
import { deleteMessage } from '../../api/messages';
import type { LargeFile } from '../../api/types';
import { fileSize } from '../../lib/file-size';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { rowWords } from '../../words/row';
import { spaceWords as words } from '../../words/space';
import { Look } from './large-file-row';
import part from './part.module.css';
import css from './space-section.module.css';

interface RemoveFileDialogProps {
  file: LargeFile;
  onDone: () => void;
  onClose: () => void;
}

/** The one question before a message goes with its files. */
export function RemoveFileDialog({ file, onDone, onClose }: RemoveFileDialogProps) {
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    try {
      await deleteMessage({ channel: file.channel, _id: file.message });
      toast(words.deleted);
      onDone();
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
    onClose();
  };
  return (
    <Dialog title={words.deleteTitle} onClose={onClose}>
      <div className={css.asked}>
        <Look file={file} />
        <div className={part.rowWords}>
          <strong className={css.name}>
            <bdi>{file.name}</bdi>
          </strong>
          <span>{fileSize(file.size)}</span>
        </div>
      </div>
      <p className={css.why}>{words.deleteWhy}</p>
      <div className={part.buttons}>
        <Button kind="bad" busy={busy} onClick={() => void remove()}>
          {rowWords.deleteForAll}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {rowWords.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
