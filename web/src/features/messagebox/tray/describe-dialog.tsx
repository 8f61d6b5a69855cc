import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { splitName } from '../../../lib/file-kind';
import type { SharedFile } from '../../../sync/file-list';
import { Button } from '../../../ui/button';
import { SwitchRow } from '../../../ui/choice';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { trayWords as words } from '../../../words/tray';
import css from './tray.module.css';

/** A name has to fit a file system, a description a screen reader's breath. */
const NAME_MAX = 120;
const ALT_MAX = 1000;

interface DescribeDialogProps {
  file: SharedFile;
  /** Its place in the tray, and how many stand there. */
  at: number;
  all: number;
  onChange: (change: Pick<SharedFile, 'name' | 'alt' | 'spoiler'>) => void;
  onMove: (to: number) => void;
  onClose: () => void;
}

/** What others learn of a file before they look at it. */
export function DescribeDialog(props: DescribeDialogProps) {
  const { file, at, all, onChange, onMove, onClose } = props;
  const [first, ending] = splitName(file.name);
  const [stem, setStem] = useState(first);
  const [alt, setAlt] = useState(file.alt);
  const [spoiler, setSpoiler] = useState(file.spoiler);
  const save = (event: FormEvent) => {
    event.preventDefault();
    // In the tree of React this stands inside the box, whose form would send.
    event.stopPropagation();
    const name = stem.trim() === '' ? file.name : stem.trim() + ending;
    onChange({ name, alt: alt.trim(), spoiler });
    onClose();
  };
  return createPortal(
    <Dialog title={words.describeTitle} onClose={onClose}>
      <form className={css.describe} onSubmit={save}>
        <TextField
          label={words.name}
          value={stem}
          maxLength={NAME_MAX}
          autoComplete="off"
          end={ending === '' ? undefined : <span className={css.ending}>{ending}</span>}
          onChange={(event) => setStem(event.target.value)}
        />
        <TextField
          label={words.alt}
          hint={words.altWhy}
          value={alt}
          maxLength={ALT_MAX}
          autoComplete="off"
          onChange={(event) => setAlt(event.target.value)}
        />
        <SwitchRow
          title={words.spoiler}
          note={words.spoilerWhy}
          on={spoiler}
          onChange={setSpoiler}
        />
        {all > 1 && (
          <p className={css.moves}>
            <Button small icon={ArrowLeft} disabled={at === 0} onClick={() => onMove(at - 1)}>
              {words.earlier}
            </Button>
            <Button
              small
              icon={ArrowRight}
              disabled={at === all - 1}
              onClick={() => onMove(at + 1)}
            >
              {words.later}
            </Button>
          </p>
        )}
        <Button kind="brass" type="submit">
          {words.save}
        </Button>
      </form>
    </Dialog>,
    document.body,
  );
}
