import { useState } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { mayChangeRoom } from '../../ui/room-rights';
import { Link } from '../../ui/router';
import { Sign, signOf } from '../../ui/sign';
import { roomsWords as words } from '../../words/rooms';
import css from './archive-dialog.module.css';
import { archivedRooms } from './room-order';
import { archiveRoom } from './room-verbs';

/** The rooms that nobody needs any more: still to be read, and brought back by who may. */
export function ArchiveDialog({ me, onClose }: { me: Member; onClose: () => void }) {
  const channels = useClientState((state) => state.channels);
  const channelOrder = useClientState((state) => state.channelOrder);
  const rooms = archivedRooms({ channels, channelOrder });
  return (
    <Dialog title={words.archiveTitle} onClose={onClose}>
      <p className={css.note}>{rooms.length === 0 ? words.archiveEmpty : words.archiveNote}</p>
      <ul>
        {rooms.map((room) => (
          <ArchivedRoom key={room.id} room={room} me={me} onOpen={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function ArchivedRoom({ room, me, onOpen }: { room: Channel; me: Member; onOpen: () => void }) {
  const [busy, setBusy] = useState(false);
  const bringBack = async () => {
    setBusy(true);
    await archiveRoom(room, room.name, false);
    setBusy(false);
  };
  return (
    <li className={css.row}>
      <Link className={css.room} href={`/c/${encodeURIComponent(room.id)}`} onClick={onOpen}>
        <Sign of={signOf(room)} />
        <span className={css.name}>{room.name}</span>
        {room.topic !== '' && <span className={css.topic}>{room.topic}</span>}
      </Link>
      {mayChangeRoom(me, room) && (
        <Button
          small
          busy={busy}
          aria-label={words.bringBackRoom(room.name)}
          onClick={() => void bringBack()}
        >
          {words.bringBack}
        </Button>
      )}
    </li>
  );
}
