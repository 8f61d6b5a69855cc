import { type KeyboardEvent, Suspense, useEffect, useId, useRef, useState } from 'react';
import { toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import { writingWords } from '../../words/writing';
import { codePoints, isSendKey, toContent } from '../messagebox/box-rules';
import { WritingHelp } from '../messagebox/help-when-asked';
import css from './edit-box.module.css';

interface EditBoxProps {
  message: Message;
  onDone: () => void;
  /** Everything was taken out: perhaps it is to be deleted. */
  onEmptied: () => void;
}

/** What stands half changed, by `_id`: another room may be looked at meanwhile. */
const unsaved = new Map<string, string>();
const CONTENT_MAX_FALLBACK = 4000;
/** From here on the rest is counted, as in the box. */
const COUNT_FROM_LEFT = 400;

/** My message, to be changed where it stands, with the help that the box gives as well. */
export function EditBox({ message, onDone, onEmptied }: EditBoxProps) {
  const [text, setText] = useState(() => unsaved.get(message._id) ?? message.content);
  const [busy, setBusy] = useState(false);
  const channel = useClientState((state) => state.channels.get(message.channel));
  const max = useClientState((state) => state.server?.limits.content_max ?? CONTENT_MAX_FALLBACK);
  const [wrong, setWrong] = useState<string>();
  const countId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const box = field.current;
    box?.focus({ preventScroll: true });
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: 'nearest' });
  }, []);

  const content = toContent(text);
  const left = max - codePoints(content);
  const leave = () => {
    unsaved.delete(message._id);
    onDone();
  };
  const save = async () => {
    if (busy || left < 0) return;
    if (content === message.content) leave();
    // Pictures stay, also without words.
    else if (content === '' && message.attachments.length === 0) onEmptied();
    else {
      setBusy(true);
      setWrong(undefined);
      try {
        await (await client.extras()).messages.edit(message, content);
        leave();
      } catch (error) {
        // What was written stays in the box: it can be tried again.
        setWrong(sayProblem(toProblem(error)));
        setBusy(false);
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    const touch = matchMedia('(pointer: coarse)').matches;
    if (isSendKey(event.nativeEvent, touch)) void save();
    else if (event.key === 'Escape' && !event.nativeEvent.isComposing) leave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.edit}>
      {channel !== undefined && (
        <Suspense fallback={null}>
          <WritingHelp field={field} channel={channel} />
        </Suspense>
      )}
      <textarea
        ref={field}
        className={css.field}
        rows={1}
        value={text}
        aria-label={words.editing}
        aria-invalid={wrong !== undefined || left < 0 || undefined}
        aria-describedby={left < COUNT_FROM_LEFT ? countId : undefined}
        dir="auto"
        onChange={(event) => {
          setText(event.target.value);
          unsaved.set(message._id, event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      {wrong !== undefined && (
        <p className={css.wrong} role="alert">
          {wrong}
        </p>
      )}
      <div className={css.buttons}>
        <Button kind="rest" small busy={busy} disabled={left < 0} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button kind="plain" small onClick={leave}>
          {words.leaveEdit}
        </Button>
        {left < COUNT_FROM_LEFT && (
          <span
            id={countId}
            className={cx(css.count, left < 0 && css.over)}
            role={left < 0 ? 'alert' : undefined}
          >
            {left < 0 ? writingWords.tooMany(-left) : left}
          </span>
        )}
        <span className={css.keys}>{words.editKeys}</span>
      </div>
    </div>
  );
}
