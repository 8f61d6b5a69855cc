import { SendHorizontal } from 'lucide-react';
import {
  type FormEvent,
  type KeyboardEvent,
  type Ref,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { getPreferences } from '../../app/preferences';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member, Message } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { mayManage, mayWrite } from '../../ui/rights';
import { boxWords as words } from '../../words/box';
import { codePoints, isSendKey, toContent } from './box-rules';
import {
  AskAll,
  BoxTools,
  ReplyLine,
  SlowMode,
  TextCount,
  Tray,
  WhyClosed,
  WritingHelp,
} from './help-when-asked';
import css from './message-box.module.css';
import { useAutoHeight } from './use-auto-height';

/** From here on the rest is counted; before, a number would only be noise. */
const COUNT_FROM_LEFT = 400;
const CONTENT_MAX_FALLBACK = 4000;
/** Perhaps a call to everybody; what loads then knows for sure. */
const CALLS = /@(?:everyone|here)/i;

export interface MessageBoxHandle {
  focus: () => void;
  /** Puts a message that was taken back in front of what is being written. */
  put: (content: string) => void;
}

interface MessageBoxProps {
  ref: Ref<MessageBoxHandle>;
  channel: Channel;
  /** As it is called for me. */
  name: string;
  me: Member;
  replyTo: Message | undefined;
  onReplyDone: () => void;
  /** The up arrow in an empty box. */
  onEditLast: () => void;
}

/** Where I write. What stands in it is kept as a draft until it is in the outbox. */
export function MessageBox(props: MessageBoxProps) {
  const { ref, channel, name, me, replyTo, onReplyDone } = props;
  const [text, setText] = useState(() => client.getState().drafts.get(channel.id) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const max = useClientState((state) => state.server?.limits.content_max ?? CONTENT_MAX_FALLBACK);
  useAutoHeight(field, text);
  useLateDraft(channel.id, text, setText);

  const write = (next: string) => {
    setText(next);
    client.setDraft(channel.id, next);
  };
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    put: (content) => {
      write(text === '' ? content : `${content}\n${text}`);
      field.current?.focus();
    },
  }));

  const content = toContent(text);
  const left = max - codePoints(content);
  const [waiting, setWaiting] = useState(false);
  const [asking, setAsking] = useState(false);
  /** The message that is answered without calling its author. */
  const [quiet, setQuiet] = useState<string>();
  /** Keys of what goes with the words. */
  const [files, setFiles] = useState<readonly string[]>();
  const [heldUp, setHeldUp] = useState(false);
  const canSend = (content !== '' || files) && left >= 0 && !waiting && !heldUp;
  /** `alone`: goes by itself, and what is being written stays. */
  const post = (alone?: readonly string[]) => {
    setAsking(false);
    const bears = alone ?? files;
    // In this order: whatever dies in between, the words are in the outbox or still in the draft.
    client.send(channel.id, alone ? '' : content, {
      ...(replyTo && { reply_to: replyTo._id, ...(quiet === replyTo._id && { ping: false }) }),
      ...(bears && { files: bears }),
    });
    write(alone ? text : '');
    onReplyDone();
    field.current?.focus();
  };
  const send = () => {
    if (!canSend) return;
    if (channel.kind === 'text' && CALLS.test(content)) setAsking(true);
    else post();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isSendKey(event.nativeEvent, matchMedia('(pointer: coarse)').matches)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && !event.altKey) {
      event.preventDefault();
      props.onEditLast();
    } else if (event.key === 'Escape' && replyTo !== undefined) {
      event.preventDefault();
      onReplyDone();
    }
  };

  if (!mayWrite(me, channel)) {
    return (
      <p className={css.closed}>
        <Suspense fallback={null}>
          <WhyClosed channel={channel} me={me} />
        </Suspense>
      </p>
    );
  }
  return (
    <form
      className={css.box}
      data-region="box"
      aria-label={words.writeMessage}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <Suspense fallback={null}>
        <WritingHelp field={field} channel={channel} />
        {asking && (
          <AskAll
            content={content}
            channel={channel}
            me={me}
            onSure={() => post()}
            onClose={() => setAsking(false)}
          />
        )}
        {replyTo !== undefined && (
          <ReplyLine
            key={replyTo._id}
            to={replyTo}
            me={me.username}
            ping={quiet !== replyTo._id}
            onPing={(ping) => setQuiet(ping ? undefined : replyTo._id)}
            onCancel={onReplyDone}
          />
        )}
        <Tray
          channel={channel.id}
          room={name}
          me={me}
          field={field}
          onFiles={setFiles}
          onHeldUp={setHeldUp}
        />
      </Suspense>
      <div className={css.line}>
        <textarea
          ref={field}
          className={css.field}
          rows={1}
          value={text}
          placeholder={words.writeTo(name)}
          aria-label={words.writeTo(name)}
          aria-describedby={left < COUNT_FROM_LEFT ? 'box-count' : undefined}
          aria-invalid={left < 0 || undefined}
          enterKeyHint={matchMedia('(pointer: coarse)').matches ? 'enter' : 'send'}
          autoComplete="off"
          dir="auto"
          onChange={(event) => {
            write(event.target.value);
            if (event.target.value !== '') sayWriting(channel.id);
          }}
          onKeyDown={onKeyDown}
        />
        <Suspense fallback={null}>
          {left < COUNT_FROM_LEFT && <TextCount left={left} max={max} />}
          {channel.slow_mode_s > 0 && !mayManage(me.role) && (
            <SlowMode channel={channel} me={me.username} onWait={setWaiting} />
          )}
        </Suspense>
        <span className={css.tool}>
          <Suspense fallback={null}>
            <BoxTools field={field} channel={channel.id} me={me} onSend={post} />
          </Suspense>
        </span>
        <button
          type="submit"
          className={cx(css.send, canSend && css.ready)}
          aria-label={words.send}
          data-tip={words.send}
          aria-disabled={!canSend}
        >
          <Icon of={SendHorizontal} />
        </button>
      </div>
    </form>
  );
}

/** Losing one loses nothing. */
function sayWriting(channel: string): void {
  if (!getPreferences().typing) return;
  client.extras().then(
    ({ typing }) => typing.say(channel),
    () => undefined,
  );
}

/** A draft that arrives from the store or another tab after the box is drawn fills an empty box. */
function useLateDraft(channel: string, text: string, setText: (text: string) => void) {
  const draft = useClientState((state) => state.drafts.get(channel) ?? '');
  const touched = useRef(false);
  if (text !== '') touched.current = true;
  useEffect(() => {
    if (!touched.current && draft !== '') setText(draft);
  }, [draft, setText]);
}
