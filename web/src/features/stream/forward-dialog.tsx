import { useState } from 'react';
import { openDirect } from '../../api/channels';
import { toProblem } from '../../api/http';
import { forwardMessage } from '../../api/messages';
import { client, useClientState } from '../../app/use-client';
import { newNonce } from '../../lib/ids';
import type { Message } from '../../sync/types';
import { isDirect, othersIn } from '../../ui/channel-name';
import { Dialog } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { Sign, signOf } from '../../ui/sign';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import css from './forward-dialog.module.css';
import { type ForwardPlace, forwardPlaces } from './forward-places';

/** Where a message goes on to: one press passes it on, with a word of one's own if there is one. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const nonceOf = useNonces();
  const channels = useClientState((state) => state.channels);
  const channelOrder = useClientState((state) => state.channelOrder);
  const members = useClientState((state) => state.members);
  const blocked = useClientState((state) => state.blocked);
  const me = useClientState((state) => state.me);
  const max = useClientState((state) => state.server?.limits.content_max);
  const places = forwardPlaces(typed, { channels, channelOrder, members, blocked, me });
  const pass = async (place: ForwardPlace) => {
    if (busy) return;
    setBusy(true);
    try {
      const { id: to } = place.channel ?? (await openDirect([place.friend.username]));
      await forwardMessage(message, to, nonceOf(place.key));
      if (own.trim() !== '') sendBeside(to, own.trim());
      toast(words.passedOnTo(place.name));
      onClose();
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.passOn} onClose={onClose}>
      <div className={css.fields}>
        <TextField
          label={words.passOnWith}
          value={own}
          autoComplete="off"
          maxLength={max}
          onChange={(event) => setOwn(event.target.value)}
        />
        <TextField
          label={words.passOnTo}
          value={typed}
          type="search"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul className={css.places}>
        {places.map((place) => (
          <li key={place.key}>
            <button type="button" className={css.place} onClick={() => void pass(place)}>
              <PlaceSign place={place} me={me?.username ?? ''} />
              <span>{place.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** One name for each place, as long as the dialog is open: a second press is the same message there, and another
 *  one elsewhere. */
function useNonces(): (place: string) => string {
  const [nonces] = useState(() => new Map<string, string>());
  return (place) => {
    const nonce = nonces.get(place) ?? newNonce();
    nonces.set(place, nonce);
    return nonce;
  };
}

function PlaceSign({ place, me }: { place: ForwardPlace; me: string }) {
  const { channel, friend, name } = place;
  if (channel !== undefined && !isDirect(channel)) return <Sign of={signOf(channel)} />;
  const username = channel === undefined ? friend.username : (othersIn(channel, me)[0] ?? '');
  return <Face username={username} name={name} size={24} />;
}

/** Behind what was passed on, by the way of all messages; what is begun in the box there stays. */
function sendBeside(channel: string, content: string): void {
  const begun = client.getState().drafts.get(channel);
  client.send(channel, content);
  if (begun !== undefined) client.setDraft(channel, begun);
}
