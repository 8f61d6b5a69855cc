import { useState } from 'react';
import { letIn, letOut } from '../../api/channels';
import { useClientState } from '../../app/use-client';
import { collator } from '../../lib/locale';
import type { Channel, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { roomsWords as words } from '../../words/rooms';
import css from './room-dialog.module.css';
import { attempt } from './room-verbs';

/** Guests of an open room. Nobody is told who of them is in (an open room names no members), so both
 *  verbs stand beside each guest; either is harmless where it is so already. */
export function GuestsDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const members = useClientState((state) => state.members);
  const guests = [...members.values()]
    .filter(({ role }) => role === 'guest')
    .toSorted((a, b) => collator().compare(a.display_name, b.display_name));
  return (
    <Dialog title={words.guestsTitle(channel.name)} onClose={onClose}>
      <p className={css.note}>{guests.length === 0 ? words.noGuests : words.guestsNote}</p>
      <ul className={css.guests}>
        {guests.map((guest) => (
          <Guest key={guest.username} guest={guest} channel={channel} />
        ))}
      </ul>
    </Dialog>
  );
}

function Guest({ guest, channel }: { guest: Member; channel: Channel }) {
  const [busy, setBusy] = useState(false);
  const { username, display_name: name } = guest;
  const run = async (action: () => Promise<void>, done: string) => {
    setBusy(true);
    await attempt(action, done);
    setBusy(false);
  };
  return (
    <li className={css.guest}>
      <Face username={username} name={name} size={28} />
      <span>{name}</span>
      <Button
        small
        disabled={busy}
        aria-label={words.letInOf(name)}
        onClick={() =>
          void run(() => letIn(channel.id, username), words.guestIn(name, channel.name))
        }
      >
        {words.letInVerb}
      </Button>
      <Button
        small
        kind="plain"
        disabled={busy}
        aria-label={words.putOutOf(name)}
        onClick={() =>
          void run(() => letOut(channel.id, username), words.guestOut(name, channel.name))
        }
      >
        {words.putOutVerb}
      </Button>
    </li>
  );
}
