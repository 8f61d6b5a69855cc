import { type FormEvent, useId, useState } from 'react';
import { toProblem } from '../../api/http';
import type { PresenceChoice } from '../../api/types';
import { client } from '../../app/use-client';
import type { Status } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { sayProblem } from '../../words/problems';
import { statusWords as words } from '../../words/status';
import { EmojiField } from './emoji-field';
import css from './status-dialog.module.css';

const TEXT_MAX = 80;
const MINUTES = [30, 60, 240, 1440] as const;

interface StatusDialogProps {
  state: PresenceChoice['state'];
  status: Status | undefined;
  onClose: () => void;
}

/** A few words and an emoji about what I am up to, for as long as they hold. */
export function StatusDialog({ state, status, onClose }: StatusDialogProps) {
  const id = useId();
  const [text, setText] = useState(status?.text ?? '');
  const [emoji, setEmoji] = useState(status?.emoji ?? '');
  const [minutes, setMinutes] = useState(0);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();

  const say = async (choice: PresenceChoice) => {
    setBusy(true);
    setWrong(undefined);
    try {
      await (await client.extras()).presence.choose(choice);
      onClose();
    } catch (error) {
      setWrong(sayProblem(toProblem(error)));
      setBusy(false);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const until = new Date(Date.now() + minutes * 60_000).toISOString();
    void say({
      state,
      ...(text.trim() !== '' && { text: text.trim() }),
      ...(emoji.trim() !== '' && { emoji: emoji.trim() }),
      ...(minutes > 0 && { until }),
    });
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form className={css.form} onSubmit={save}>
        <TextField
          label={words.words}
          value={text}
          maxLength={TEXT_MAX}
          autoComplete="off"
          error={wrong}
          onChange={(event) => setText(event.target.value)}
        />
        <EmojiField value={emoji} onPick={setEmoji} />
        <div className={css.until}>
          <label htmlFor={id}>{words.until}</label>
          <select
            id={id}
            value={minutes}
            onChange={(event) => setMinutes(Number(event.target.value))}
          >
            <option value={0}>{words.forever}</option>
            {MINUTES.map((each) => (
              <option key={each} value={each}>
                {words.minutes(each)}
              </option>
            ))}
          </select>
        </div>
        <div className={css.buttons}>
          <Button kind="brass" type="submit" busy={busy}>
            {words.save}
          </Button>
          <Button kind="plain" onClick={() => void say({ state })}>
            {words.clear}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
