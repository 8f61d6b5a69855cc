// What messages need beyond plain words, in one piece that is fetched beside the page (reader.ts).

import { useMemo, useState } from 'react';
import { isOnlyEmoji } from '../../lib/text/emoji-runs';
import { foldedPart } from '../../lib/text/fold';
import { isLong } from '../../lib/text/is-long';
import { parseText } from '../../lib/text/parse';
import { textWords as words } from '../../words/text';
import { useHasPicture } from '../emoji/use-own-emoji';
import { type TextSetting, TextView } from './text-view';
import css from './text-view.module.css';

export { Attachments } from '../shared/attachments';
export { saidLine } from '../shared/said-line';

interface RichTextProps {
  content: string;
  setting: TextSetting;
}

/** A text with marks, with a fold when it is long. */
export function RichText({ content, setting }: RichTextProps) {
  const [open, setOpen] = useState(false);
  const blocks = useMemo(() => parseText(content), [content]);
  const folds = isLong(content);
  const shown = useMemo(
    () => (folds && !open ? foldedPart(blocks) : blocks),
    [folds, open, blocks],
  );
  const isOwn = useHasPicture();
  return (
    <>
      <TextView blocks={shown} setting={setting} onlyEmoji={!folds && isOnlyEmoji(blocks, isOwn)} />
      {folds && (
        <button
          type="button"
          className={css.fold}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? words.showLess : words.showAll}
        </button>
      )}
    </>
  );
}
