import { useState } from 'react';
import { toProblem } from '../../api/http';
import { forwardMessage } from '../../api/messages';
import { useClientState } from '../../app/use-client';
import { fuzzyFind } from '../../lib/fuzzy';
import { newNonce } from '../../lib/ids';
import type { Channel, Member, Message } from '../../sync/types';
import { channelName, isDirect, othersIn } from '../../ui/channel-name';
import { Dialog } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';
import { Sign, signOf } from '../../ui/sign';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import css from './forward-dialog.module.css';

/** Where a message goes on to: one press passes it on. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  // One name for the whole of the dialog: a second press is the same message.
  const [nonce] = useState(newNonce);
  const channels = useClientState((state) => state.channels);
  const order = useClientState((state) => state.channelOrder);
  const members = useClientState((state) => state.members);
  const me = useClientState((state) => state.me);
  const places = order
    .map((id) => channels.get(id))
    .filter((channel) => channel !== undefined)
    .filter((channel) => mayPost(channel, me))
    .map((channel) => ({ channel, name: channelName(channel, members, me?.username ?? '') }))
    .filter(({ name }) => fuzzyFind(typed, name) !== undefined)
    // Talks stand below the rooms, as on the wall.
    .toSorted((one, other) => Number(isDirect(one.channel)) - Number(isDirect(other.channel)));
  const pass = async (channel: Channel, name: string) => {
    if (busy) return;
    setBusy(true);
    try {
      await forwardMessage(message, channel.id, nonce);
      toast(words.passedOnTo(name));
      onClose();
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.passOn} onClose={onClose}>
      <TextField
        label={words.passOnTo}
        value={typed}
        type="search"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className={css.places}>
        {places.map(({ channel, name }) => (
          <li key={channel.id}>
            <button type="button" className={css.place} onClick={() => void pass(channel, name)}>
              {isDirect(channel) ? (
                <Face
                  username={othersIn(channel, me?.username ?? '')[0] ?? ''}
                  name={name}
                  size={24}
                />
              ) : (
                <Sign of={signOf(channel)} />
              )}
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function mayPost(channel: Channel, me: Pick<Member, 'role'> | undefined): boolean {
  if (channel.archived || me === undefined) return false;
  return channel.who_posts !== 'moderators' || mayManage(me.role);
}
