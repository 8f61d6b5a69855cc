import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { toProblem } from '../../api/http';
import { client } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { Button } from '../../ui/button';
import { messageWords as words } from '../../words/message';
import { sayProblem } from '../../words/problems';
import css from './edit-box.module.css';

interface EditBoxProps {
  message: Message;
  onDone: () => void;
  /** Everything was taken out: perhaps it is to be deleted. */
  onEmptied: () => void;
}

/** What keyCode says while an input method is at work, also where isComposing does not. */
const KEY_CODE_COMPOSING = 229;

/** My message, to be changed where it stands. */
export function EditBox({ message, onDone, onEmptied }: EditBoxProps) {
  const [text, setText] = useState(message.content);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const box = field.current;
    box?.focus({ preventScroll: true });
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: 'nearest' });
  }, []);

  const save = async () => {
    const content = text.trim();
    if (busy) return;
    if (content === '') onEmptied();
    else if (content === message.content) onDone();
    else {
      setBusy(true);
      setWrong(undefined);
      try {
        await (await client.extras()).messages.edit(message, content);
        onDone();
      } catch (error) {
        // What was written stays in the box: it can be tried again.
        setWrong(sayProblem(toProblem(error)));
        setBusy(false);
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    const { isComposing, keyCode } = event.nativeEvent;
    if (isComposing || keyCode === KEY_CODE_COMPOSING) return;
    const touch = matchMedia('(pointer: coarse)').matches;
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !event.shiftKey && (!touch || event.ctrlKey)) void save();
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.edit}>
      <textarea
        ref={field}
        className={css.field}
        rows={1}
        value={text}
        aria-label={words.editing}
        aria-invalid={wrong !== undefined || undefined}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {wrong !== undefined && (
        <p className={css.wrong} role="alert">
          {wrong}
        </p>
      )}
      <div className={css.buttons}>
        <Button kind="rest" small busy={busy} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button kind="plain" small onClick={onDone}>
          {words.leaveEdit}
        </Button>
        <span className={css.keys}>{words.editKeys}</span>
      </div>
    </div>
  );
}
