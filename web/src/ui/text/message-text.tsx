import type { Attachment } from '../../sync/types';
import { cx } from '../cx';
import { isPlain } from './plain';
import { useTextReader, withoutSecrets } from './reader';
import type { TextSetting } from './text-view';
import css from './text-view.module.css';

interface MessageTextProps {
  content: string;
  setting: TextSetting;
}

/** What somebody wrote, drawn; the sheet hides it where a message has no words. */
export function MessageText({ content, setting }: MessageTextProps) {
  return isPlain(content) ? (
    <PlainText content={content} />
  ) : (
    <MarkedText content={content} setting={setting} />
  );
}

/** What a message brings besides words. Its code is there before the first messages are. */
export function Brought(props: { list: readonly Attachment[]; by: string }) {
  const reader = useTextReader();
  return reader && <reader.Attachments {...props} />;
}

function MarkedText({ content, setting }: MessageTextProps) {
  const reader = useTextReader();
  if (reader === undefined) return <PlainText content={content} unseen />;
  if (reader === null) return <PlainText content={withoutSecrets(content)} />;
  return <reader.RichText content={content} setting={setting} />;
}

function PlainText({ content, unseen }: { content: string; unseen?: boolean }) {
  return (
    <div className={cx(css.text, unseen && css.veiled)}>
      <p dir="auto">{content}</p>
    </div>
  );
}
