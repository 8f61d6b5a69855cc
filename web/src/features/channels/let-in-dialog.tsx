import { type FormEvent, useState } from 'react';
import { letIn } from '../../api/channels';
import { toProblem } from '../../api/http';
import type { Channel, Member } from '../../sync/types';
import { Dialog } from '../../ui/dialog';
import { DialogButtons } from '../../ui/dialog-buttons';
import { sayProblem } from '../../words/problems';
import { roomsWords as words } from '../../words/rooms';
import { FriendChooser } from './friend-chooser';
import css from './room-dialog.module.css';

/** As protocol/openapi.yaml has it. */
const GROUP_MAX = 10;

interface LetInDialogProps {
  me: Member;
  channel: Channel;
  /** As it is called for me. */
  name: string;
  onClose: () => void;
}

/** Somebody joins a talk among friends: anybody in it may bring them. */
export function LetInDialog({ me, channel, name, onClose }: LetInDialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const inside = channel.members ?? [];
  const tooMany = inside.length + chosen.length > GROUP_MAX;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(undefined);
    try {
      for (const username of chosen) await letIn(channel.id, username);
      onClose();
    } catch (error) {
      setWrong(sayProblem(toProblem(error)));
      setBusy(false);
    }
  };
  const trouble = tooMany ? words.tooMany(GROUP_MAX - 1) : wrong;
  return (
    <Dialog title={words.letInTitle(name)} onClose={onClose}>
      <form className={css.form} onSubmit={(event) => void save(event)}>
        <FriendChooser
          label={words.letInNote}
          me={me}
          chosen={chosen}
          offer={({ username }) => !inside.includes(username)}
          onChange={setChosen}
        />
        {trouble !== undefined && (
          <p className={css.wrong} role="alert">
            {trouble}
          </p>
        )}
        <DialogButtons
          save={words.letInVerb}
          leave={words.notNow}
          busy={busy}
          disabled={chosen.length === 0 || tooMany}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
