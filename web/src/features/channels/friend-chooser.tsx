import { useState } from 'react';
import { useClientState } from '../../app/use-client';
import { fuzzyFind } from '../../lib/fuzzy';
import { collator } from '../../lib/locale';
import type { Member } from '../../sync/types';
import { Face } from '../../ui/face';
import { roomsWords as words } from '../../words/rooms';
import css from './room-dialog.module.css';

interface FriendChooserProps {
  label: string;
  me: Member;
  /** Usernames; mine may be among them and is not shown. */
  chosen: readonly string[];
  /** Who may be ticked at all; left out, everybody. */
  offer?: (member: Member) => boolean;
  onChange: (chosen: readonly string[]) => void;
}

/** Ticks beside friends, the chosen first; a few letters find one among many. */
export function FriendChooser(props: FriendChooserProps) {
  const { label, me, chosen, offer, onChange } = props;
  const [typed, setTyped] = useState('');
  // Ticking must not move a row from under the pointer: the order is that of the opening.
  const [first] = useState(() => new Set(chosen));
  const members = useClientState((state) => state.members);
  const friends = [...members.values()]
    .filter((member) => member.username !== me.username && offer?.(member) !== false)
    .filter(
      (member) =>
        fuzzyFind(typed, member.display_name) !== undefined ||
        fuzzyFind(typed, member.username) !== undefined,
    )
    .toSorted(
      (a, b) =>
        Number(first.has(b.username)) - Number(first.has(a.username)) ||
        collator().compare(a.display_name, b.display_name),
    );
  const toggle = (username: string) =>
    onChange(
      chosen.includes(username)
        ? chosen.filter((each) => each !== username)
        : [...chosen, username],
    );
  return (
    <fieldset className={css.friends}>
      <legend>{label}</legend>
      <input
        type="search"
        className={css.search}
        aria-label={words.findFriend}
        placeholder={words.findFriend}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul>
        {friends.map((member) => (
          <li key={member.username}>
            <label className={css.friend}>
              <Face username={member.username} name={member.display_name} size={28} />
              <span>{member.display_name}</span>
              <input
                type="checkbox"
                checked={chosen.includes(member.username)}
                onChange={() => toggle(member.username)}
              />
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
