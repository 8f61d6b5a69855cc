import { ImagePlus } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { fileSize } from '../../../lib/file-size';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { toast } from '../../../ui/notices';
import { squareWords as words } from '../../../words/square';
import css from './square.module.css';

interface PictureTakerProps {
  label: string;
  /** Bytes at most; said before anything is sent. */
  max: number;
  onFile: (file: File) => void;
  /** Before the button: what it looks like now. */
  children?: ReactNode;
  /** Beside the button. */
  more?: ReactNode;
}

/** A picture of this device, picked, pasted or dropped. */
export function PictureTaker({ label, max, onFile, children, more }: PictureTakerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const { name, size, type } = file;
    // Some systems know no type for what the server can open.
    if (type !== '' && !type.startsWith('image/')) toast(words.noPicture(name), 'bad');
    else if (size > max) toast(words.tooLarge(name, fileSize(size), fileSize(max)), 'bad');
    else onFile(file);
  };
  usePastedPicture(take);
  const brings = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // For pointers; the button and the clipboard are for everybody.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={cx(css.taker, over && css.over)}
      data-picture
      onDragOver={(event) => {
        if (!brings(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!brings(event)) return;
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      {children}
      <div className={css.words}>
        <div className={css.buttons}>
          <Button icon={ImagePlus} onClick={() => input.current?.click()}>
            {label}
          </Button>
          {more}
        </div>
        <p className={css.note}>{words.orBring(fileSize(max))}</p>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          // The same one can be chosen again.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** Where there are several, the last one opened is meant. */
const takers: unknown[] = [];

/** Wherever on the page; words that are pasted stay words. */
function usePastedPicture(take: (file: File | undefined) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    takers.push(latest);
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      if (takers.at(-1) !== latest || document.querySelector('dialog[open]')) return;
      if (!clipboardData?.getData('text/plain')) latest.current(clipboardData?.files[0]);
    };
    document.addEventListener('paste', onPaste);
    return () => {
      takers.splice(takers.indexOf(latest), 1);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}
