import { usePerson } from '../../app/use-client';
import type { Entry, ReplyTo } from '../../sync/types';
import { Face, nameClass } from '../../ui/face';
import { Unseen } from '../../ui/live-region';
import { Link } from '../../ui/router';
import { useOneLine } from '../../ui/text/reader';
import { streamWords as say } from '../../words/stream';
import css from './quote.module.css';

interface QuoteProps {
  to: Pick<ReplyTo, 'seq' | 'author'>;
  channel: string;
  original: Entry | undefined;
}

/** The line above a reply: whom it answers, and as much of it as fits. Leads to the original. */
export function Quote({ to, channel, original }: QuoteProps) {
  const { name, face } = usePerson(to.author);
  const gone = original?.deleted === true;
  const known = original?.deleted === true ? undefined : original;
  const line = useOneLine(known);
  if (gone) {
    return (
      <p className={css.quote}>
        <Unseen>{say.inReplyTo}</Unseen>
        <span className={css.words}>{say.takenBack}</span>
      </p>
    );
  }
  return (
    <Link href={`/c/${encodeURIComponent(channel)}/${to.seq}`} className={css.quote}>
      <span className={`${nameClass(face)} ${css.bar}`} aria-hidden />
      <Unseen>{say.inReplyTo}</Unseen>
      <Face username={face} name={name} size={18} />
      <span className={nameClass(face)}>{name}</span>
      <span className={css.words}>{known === undefined ? say.earlierMessage : line}</span>
    </Link>
  );
}
