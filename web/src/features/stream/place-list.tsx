import { type ReactNode, useState } from 'react';
import { useClientState } from '../../app/use-client';
import { isDirect, othersIn } from '../../ui/channel-name';
import { Face } from '../../ui/face';
import { TextField } from '../../ui/field';
import { Sign, signOf } from '../../ui/sign';
import { type ForwardPlace, forwardPlaces } from './forward-places';
import css from './place-list.module.css';

interface PlaceListProps {
  /** Of the field that finds one by a few letters. */
  label: string;
  onPick: (place: ForwardPlace) => void;
  /** Above that field. */
  children?: ReactNode;
}

/** Where something can be said: rooms, talks, friends. One press is the choice. */
export function PlaceList({ label, onPick, children }: PlaceListProps) {
  const [typed, setTyped] = useState('');
  const channels = useClientState((state) => state.channels);
  const channelOrder = useClientState((state) => state.channelOrder);
  const members = useClientState((state) => state.members);
  const blocked = useClientState((state) => state.blocked);
  const me = useClientState((state) => state.me);
  const places = forwardPlaces(typed, { channels, channelOrder, members, blocked, me });
  return (
    <>
      <div className={css.fields}>
        {children}
        <TextField
          label={label}
          value={typed}
          type="search"
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ul className={css.places}>
        {places.map((place) => (
          <li key={place.key}>
            <button type="button" className={css.place} onClick={() => onPick(place)}>
              <PlaceSign place={place} me={me?.username ?? ''} />
              <span>{place.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function PlaceSign({ place, me }: { place: ForwardPlace; me: string }) {
  const { channel, friend, name } = place;
  if (channel !== undefined && !isDirect(channel)) return <Sign of={signOf(channel)} />;
  const username = channel === undefined ? friend.username : (othersIn(channel, me)[0] ?? '');
  return <Face username={username} name={name} size={24} />;
}
