import { useState } from 'react';
import { openDirect } from '../../api/channels';
import { toProblem } from '../../api/http';
import type { Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useLocation } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { roomsWords as words } from '../../words/rooms';
import { FriendChooser } from './friend-chooser';
import css from './room-dialog.module.css';

/** A group holds ten, and I am one of them. */
const FRIENDS_MAX = 9;

/** Begins a talk with one friend or a few; the same people meet in the same talk. */
export function DirectDialog({ me, onClose }: { me: Member; onClose: () => void }) {
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const tooMany = chosen.length > FRIENDS_MAX;

  const begin = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      const channel = await openDirect(chosen);
      onClose();
      navigate(`/c/${encodeURIComponent(channel.id)}`);
    } catch (error) {
      setWrong(sayProblem(toProblem(error)));
      setBusy(false);
    }
  };
  const trouble = tooMany ? words.tooMany(FRIENDS_MAX) : wrong;
  return (
    <Dialog title={words.directTitle} onClose={onClose}>
      <div className={css.form}>
        <FriendChooser label={words.directHint} me={me} chosen={chosen} onChange={setChosen} />
        {trouble !== undefined && (
          <p className={css.wrong} role="alert">
            {trouble}
          </p>
        )}
        <div className={css.buttons}>
          <Button
            kind="brass"
            busy={busy}
            disabled={chosen.length === 0 || tooMany}
            onClick={() => void begin()}
          >
            {words.begin}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {words.notNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
