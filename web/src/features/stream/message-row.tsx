import { memo, type ReactNode, Suspense } from 'react';
import type { ShownPerson } from '../../app/use-client';
import { clockTime, fullTime, narrowTime } from '../../lib/time';
import type { Entry, Member, Message, PendingMessage } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Face, type FaceMood, nameClass } from '../../ui/face';
import { later } from '../../ui/later';
import { Unseen } from '../../ui/live-region';
import { Brought } from '../../ui/text/message-text';
import { streamWords as words } from '../../words/stream';
import { Reactions } from '../reactions/reactions';
import css from './message-row.module.css';
import { MessageWords } from './message-words';
import { Quote } from './quote';

const UnderPending = later(() => import('./under-pending').then((m) => m.UnderPending));
const ForwardedLine = later(() => import('./late-lines').then((m) => m.ForwardedLine));
const RowMarks = later(() => import('./row-marks').then((m) => m.RowMarks));

interface MessageRowProps {
  message: Message;
  head: boolean;
  author: ShownPerson;
  mood: FaceMood;
  me: string;
  /** What it answers, as far as it is known here; undefined for a message that answers nothing. */
  original: Entry | undefined;
  lit: boolean;
  /** Stands in the place of the words while they are changed. */
  editor: ReactNode;
}

/** One said thing. Without a head it belongs to the row above, and tells its time on hover. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, head, mood, me, lit } = props;
  const { name, face } = props.author;
  const forMe = message.mentions.includes(me);
  const marks = (
    <Suspense fallback={null}>
      <RowMarks message={message} head={head} />
    </Suspense>
  );
  return (
    <li
      className={cx(css.row, head && css.head, forMe && css.forMe, lit && css.lit)}
      data-row={message._id}
      data-seq={message.seq}
      tabIndex={-1}
    >
      <RowSide head={head} username={face} name={name} mood={mood} at={message.timestamp} />
      <div className={css.body}>
        {head && (
          <p className={css.line}>
            <button
              type="button"
              tabIndex={-1}
              className={cx(nameClass(face), css.author)}
              data-person={message.outside === true || face === '' ? undefined : face}
            >
              {name}
            </button>
            <time
              className={css.time}
              dateTime={message.timestamp}
              data-tip={fullTime(message.timestamp)}
            >
              {clockTime(message.timestamp)}
            </time>
            {message.outside === true && <span className={css.time}>{words.fromOutside}</span>}
            {marks}
          </p>
        )}
        {message.reply_to !== undefined && (
          <Quote to={message.reply_to} channel={message.channel} original={props.original} />
        )}
        {message.forwarded !== undefined && (
          <Suspense fallback={null}>
            <ForwardedLine message={message} author={message.forwarded.author} />
          </Suspense>
        )}
        <div className={css.said}>
          {props.editor ?? (
            <MessageWords content={message.content} mentions={message.mentions} me={me} />
          )}
          {message.edited !== undefined && (
            <span className={css.edited} data-tip={fullTime(message.edited)}>
              {words.edited}
            </span>
          )}
        </div>
        <Brought list={message.attachments} by={message.author} />
        <Reactions message={message} me={me} />
      </div>
      {!head && marks}
    </li>
  );
});

interface PendingRowProps {
  pending: PendingMessage;
  head: boolean;
  me: Member;
  mood: FaceMood;
  original: Entry | undefined;
  onRetry: (nonce: string) => void;
  onEdit: (nonce: string) => void;
  onDiscard: (nonce: string) => void;
}

/** What I wrote and the server has not confirmed: quiet while it is on its way, clear when it is not. */
export const PendingRow = memo(function PendingRow(props: PendingRowProps) {
  const { pending, head, me, mood } = props;
  const failed = pending.state === 'failed';
  const at = new Date(pending.created).toISOString();
  return (
    <li
      className={cx(css.row, head && css.head, failed ? css.failed : css.pending)}
      data-row={pending.nonce}
      tabIndex={-1}
    >
      <RowSide head={head} username={me.username} name={me.display_name} mood={mood} at={at} />
      <div className={css.body}>
        {head && (
          <p className={css.line}>
            <span className={nameClass(me.username)}>{me.display_name}</span>
            <time className={css.time} dateTime={at}>
              {clockTime(at)}
            </time>
          </p>
        )}
        {props.original !== undefined && props.original.deleted !== true && (
          <Quote to={props.original} channel={pending.channel} original={props.original} />
        )}
        <MessageWords content={pending.content} mentions={undefined} me={me.username} />
        {(failed || pending.files) && (
          <Suspense fallback={null}>
            <UnderPending
              pending={pending}
              onRetry={props.onRetry}
              onEdit={props.onEdit}
              onDiscard={props.onDiscard}
            />
          </Suspense>
        )}
      </div>
    </li>
  );
});

interface RowSideProps {
  head: boolean;
  username: string;
  name: string;
  mood: FaceMood;
  at: string;
}

function RowSide({ head, username, name, mood, at }: RowSideProps) {
  if (head) return <Face className={css.face} username={username} name={name} mood={mood} />;
  return (
    <span className={css.gutter}>
      <Unseen>{`${name}, `}</Unseen>
      <time className={css.gutterTime} dateTime={at} data-tip={fullTime(at)}>
        {narrowTime(at)}
      </time>
    </span>
  );
}
