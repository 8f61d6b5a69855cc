import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CodePiece } from '../../lib/text/colours';
import { commonWords } from '../../words/common';
import { textWords as words } from '../../words/text';
import { IconButton } from '../button';
import { copyText } from '../copy-text';
import { toast } from '../notices';
import css from './code-block.module.css';
import { colourCode } from './colour-code';

export interface CodeBlockProps {
  text: string;
  language: string | undefined;
}

/** Code as it was written: white space kept, scrolling sideways by itself, its language named. */
export function CodeBlock({ text, language }: CodeBlockProps) {
  const pieces = useColours(text, language);
  return (
    <div className={css.block}>
      <div className={css.head}>
        <span className={css.language}>{language ?? words.code}</span>
        <IconButton
          icon={Copy}
          label={words.copyCode}
          className={css.copy}
          onClick={() => void copy(text)}
        />
      </div>
      <pre
        className={css.code}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable
        tabIndex={0}
        aria-label={words.codeIn(language)}
        role="region"
      >
        <code dir="ltr">
          {pieces === undefined
            ? text
            : pieces.map((piece, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- pieces keep their places
                <span key={index} className={css[piece.kind]}>
                  {piece.text}
                </span>
              ))}
        </code>
      </pre>
    </div>
  );
}

async function copy(text: string): Promise<void> {
  toast((await copyText(text)) ? words.codeCopied : commonWords.clipboardClosed);
}

/** Undefined until the colours are there, and for good where the language is unknown. */
function useColours(text: string, language: string | undefined): readonly CodePiece[] | undefined {
  const [found, setFound] = useState<{ of: string; pieces: readonly CodePiece[] | undefined }>();
  useEffect(() => {
    if (language === undefined) return;
    let wanted = true;
    void colourCode(text, language).then((pieces) => {
      if (wanted) setFound({ of: text, pieces });
    });
    return () => {
      wanted = false;
    };
  }, [text, language]);
  // The code may have grown since (a fold was opened): the colours of less would show less.
  return found?.of === text ? found.pieces : undefined;
}
