import type { ComponentType } from 'react';
import type { Block, List } from '../../lib/text/tree';
import { cx } from '../cx';
import { CodeBlock } from './code-when-asked';
import css from './text-view.module.css';
import { Words } from './words';

/** What the tree cannot know of the place it is drawn in. Keep its identity: a new one draws all. */
export interface TextSetting {
  me: string;
  /** Whether `@name` names somebody; only then it is drawn as a mention. */
  isNamed: (name: string) => boolean;
  /** What stands instead of the name of somebody who is forgotten. */
  insteadOf?: (name: string) => string | undefined;
  /** Draws `#name`; what is no channel of the reader's it draws as the text that it is. */
  Channel: ComponentType<{ name: string }>;
}

interface TextViewProps {
  blocks: readonly Block[];
  setting: TextSetting;
  /** Nothing but a few emoji: drawn large. */
  onlyEmoji?: boolean;
}

/** The tree of a text as React nodes. No string of it ever becomes HTML. */
export function TextView({ blocks, setting, onlyEmoji }: TextViewProps) {
  return (
    <div className={cx(css.text, onlyEmoji && css.onlyEmoji)}>
      {blocks.map((block, index) => (
        // Blocks of one text never change places: their index is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} setting={setting} />
      ))}
    </div>
  );
}

function BlockView({ block, setting }: { block: Block; setting: TextSetting }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Words of={block.of} setting={setting} />
        </p>
      );
    case 'heading':
      // No heading of the page: a room full of messages has no outline.
      return (
        <p dir="auto" className={cx(css.heading, css[`heading${block.level}`])}>
          <strong>
            <Words of={block.of} setting={setting} />
          </strong>
        </p>
      );
    case 'fence':
      return <CodeBlock text={block.text} language={block.language} />;
    case 'quote':
      return (
        <blockquote className={css.quote}>
          {block.of.map((inner, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <BlockView key={index} block={inner} setting={setting} />
          ))}
        </blockquote>
      );
    case 'list':
      return <ListView list={block} setting={setting} />;
  }
}

function ListView({ list, setting }: { list: List; setting: TextSetting }) {
  const items = list.items.map((item, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- as above
    <li key={index} dir="auto">
      <Words of={item.of} setting={setting} />
      {item.lists?.map((inner, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <ListView key={at} list={inner} setting={setting} />
      ))}
    </li>
  ));
  if (list.start === undefined) return <ul className={css.bullets}>{items}</ul>;
  return (
    <ol className={css.numbers} start={list.start}>
      {items}
    </ol>
  );
}
