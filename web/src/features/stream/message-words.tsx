import { memo, useState } from 'react';
import { cx } from '../../ui/cx';
import { Link } from '../../ui/router';
import css from './message-words.module.css';
import { foldedPart, isOnlyEmoji, type Piece, toPieces } from './words';

interface MessageWordsProps {
  content: string;
  mentions: readonly string[];
  me: string;
}

/** The text of one message: links, names, emoji, and a fold when it is long. */
export const MessageWords = memo(function MessageWords(props: MessageWordsProps) {
  const { content, mentions, me } = props;
  const [open, setOpen] = useState(false);
  const folded = foldedPart(content);
  const shown = folded === undefined || open ? content : folded;
  return (
    <>
      <p className={cx(css.words, isOnlyEmoji(content) && css.onlyEmoji)} dir="auto">
        {toPieces(shown, mentions).map((piece, index) => (
          // Pieces of one text never change places: their index is their identity.
          // oxlint-disable-next-line react/no-array-index-key
          <WordsPiece key={index} piece={piece} me={me} />
        ))}
        {folded !== undefined && !open && '…'}
      </p>
      {folded !== undefined && (
        <button
          type="button"
          className={css.fold}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : 'Show all of it'}
        </button>
      )}
    </>
  );
});

function WordsPiece({ piece, me }: { piece: Piece; me: string }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'mention':
      return (
        <span className={cx(css.mention, piece.username === me && css.ofMe)}>{piece.text}</span>
      );
    case 'link': {
      const inside = ownPath(piece.href);
      if (inside !== undefined) return <Link href={inside}>{piece.text}</Link>;
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      );
    }
  }
}

/** A link into our own rooms opens here instead of in a second tab. */
function ownPath(href: string): string | undefined {
  const url = new URL(href);
  const ours = url.origin === location.origin && url.pathname.startsWith('/c/');
  return ours ? url.pathname : undefined;
}
