import { useMemo } from 'react';
import { useClientState } from '../../app/use-client';
import { foundWords as words } from '../../words/found';
import { type Look, stillPieces } from './still-pieces';
import css from './still-text.module.css';

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
} as const satisfies Record<Look, string>;

interface StillTextProps {
  content: string;
  /** What a search found in it. */
  marks?: readonly (readonly number[])[] | undefined;
}

/** A text drawn inside something that is pressed as a whole: nothing in it can be pressed itself. */
export function StillText({ content, marks }: StillTextProps) {
  const forgotten = useClientState((state) => state.forgotten);
  const pieces = useMemo(() => stillPieces(content, marks, forgotten), [content, marks, forgotten]);
  return pieces.map(({ text, looks, marked, hidden }, at) => {
    const shown = hidden ? (
      <span className={css.hidden} role="img" aria-label={words.hidden} />
    ) : marked ? (
      <mark>{text}</mark>
    ) : (
      text
    );
    return (
      // The pieces of one text never change their places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={at}>
        {looks.reduceRight(
          (inner, look) => {
            const Tag = TAGS[look];
            return <Tag className={css[look]}>{inner}</Tag>;
          },
          <>{shown}</>,
        )}
      </span>
    );
  });
}
