import { lazy, Suspense } from 'react';
import { textWords as words } from '../../words/text';
import type { CodeBlockProps } from './code-block';
import css from './code-block.module.css';

const FullCodeBlock = lazy(() =>
  import('./code-block').then((module) => ({ default: module.CodeBlock })),
);

/** A block of code; until its head with the copy button is there, in the same place and size. */
export function CodeBlock(props: CodeBlockProps) {
  return (
    <Suspense
      fallback={
        <div className={css.block}>
          <div className={css.head}>
            <span className={css.language}>{props.language ?? words.code}</span>
            <span className={css.copy} />
          </div>
          <pre className={css.code}>
            <code dir="ltr">{props.text}</code>
          </pre>
        </div>
      }
    >
      <FullCodeBlock {...props} />
    </Suspense>
  );
}
