import { useState } from 'react';
import { openDirect } from '../../api/channels';
import { toProblem } from '../../api/http';
import { forwardMessage } from '../../api/messages';
import { client, useClientState } from '../../app/use-client';
import { newNonce } from '../../lib/ids';
import type { Message } from '../../sync/types';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import type { ForwardPlace } from './forward-places';
import { PlaceList } from './place-list';

/** Where a message goes on to: one press passes it on, with a word of one's own if there is one. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const nonceOf = useNonces();
  const max = useClientState((state) => state.server?.limits.content_max);
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
      <PlaceList label={words.passOnTo} onPick={(place) => void pass(place)}>
        <TextField
          label={words.passOnWith}
          value={own}
          autoComplete="off"
          maxLength={max}
          onChange={(event) => setOwn(event.target.value)}
        />
      </PlaceList>
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

/** Behind what was passed on, by the way of all messages; what is begun in the box there stays. */
function sendBeside(channel: string, content: string): void {
  const begun = client.getState().drafts.get(channel);
  client.send(channel, content);
  if (begun !== undefined) client.setDraft(channel, begun);
}
