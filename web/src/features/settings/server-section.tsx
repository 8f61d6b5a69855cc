import { type FormEvent, useState } from 'react';
import { changeServer } from '../../api/accounts';
import { useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Mark } from '../../ui/mark';
import { toast } from '../../ui/notices';
import { settingsWords as words } from '../../words/settings';
import { squareWords } from '../../words/square';
import part from './part.module.css';
import square from './square/square.module.css';
import { SquareField } from './square/square-field';
import { problemWords } from './use-answer';

const SERVER_NAME_MAX = 64;

/** What the place is called; for who holds the keys. */
export function ServerSection() {
  const held = useClientState((state) => state.server?.name ?? '');
  const mayChange = useClientState((state) => state.me?.role === 'owner');
  const [name, setName] = useState(held);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  if (!mayChange) return <p className={part.lead}>{words.serverOwnersOnly}</p>;

  const changed = name.trim() !== held && name.trim() !== '';
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !changed) return;
    setBusy(true);
    setWrong(undefined);
    try {
      setName((await changeServer({ name: name.trim() })).name);
      toast(words.savedForAll);
    } catch (error) {
      setWrong(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className={part.lead}>{words.serverLead}</p>
      <form className={part.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={words.serverName}
          value={name}
          maxLength={SERVER_NAME_MAX}
          autoComplete="off"
          error={wrong}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={part.buttons}>
          <Button kind="brass" type="submit" busy={busy} disabled={!changed}>
            {changed ? words.save : words.saved}
          </Button>
        </div>
      </form>
      <ServerIcon />
    </>
  );
}

/** Of an invite, over the rooms, in a line. */
const ICON_SIDES = [64, 34, 24] as const;

function ServerIcon() {
  const icon = useClientState((state) => state.server?.icon);
  return (
    <SquareField
      title={squareWords.icon}
      note={squareWords.iconWhy}
      has={icon !== undefined}
      sides={ICON_SIDES}
      onSave={(changed) => changeServer({ icon: changed })}
    >
      <div className={square.sizes}>
        {icon === undefined ? (
          <Mark tile />
        ) : (
          ICON_SIDES.map((side) => (
            <img key={side} className={square.icon} src={icon} width={side} height={side} alt="" />
          ))
        )}
      </div>
    </SquareField>
  );
}
