import { useState } from 'react';
import { deleteChannel } from '../../api/channels';
import { toProblem } from '../../api/http';
import type { Channel } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { useLocation } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { roomsWords as words } from '../../words/rooms';
import css from './room-dialog.module.css';
import { archiveRoom } from './room-verbs';

/** Everything said in a room goes with it: its name has to be written out, and the archive is offered. */
export function DeleteRoomDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const [location, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const sure = typed.trim() === channel.name;

  const remove = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      await deleteChannel(channel.id);
      if (location.startsWith(`/c/${encodeURIComponent(channel.id)}`)) navigate('/c/home');
      onClose();
    } catch (error) {
      setWrong(sayProblem(toProblem(error)));
      setBusy(false);
    }
  };
  const archive = async () => {
    await archiveRoom(channel, channel.name, true);
    onClose();
  };
  return (
    <Dialog title={words.deleteTitle(channel.name)} onClose={onClose}>
      <p className={css.why}>{words.deleteWhy(<strong>{channel.name}</strong>)}</p>
      <TextField
        label={words.deleteName}
        value={typed}
        autoComplete="off"
        error={wrong}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={css.buttons}>
        <Button kind="bad" busy={busy} disabled={!sure} onClick={() => void remove()}>
          {words.deleteForGood}
        </Button>
        {!channel.archived && (
          <Button onClick={() => void archive()}>{words.archiveInstead}</Button>
        )}
        <Button kind="plain" onClick={onClose}>
          {words.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
