import { useClientState } from '../../app/use-client';
import { Sign, signOf } from '../../ui/sign';
import { settingsWords as words } from '../../words/settings';
import css from './guest-rooms.module.css';

interface GuestRoomsProps {
  /** Ids. */
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** The rooms that a link for guests lets into: ticks beside those that I see myself. */
export function GuestRooms({ chosen, onChange }: GuestRoomsProps) {
  const channels = useClientState((state) => state.channels);
  const order = useClientState((state) => state.channelOrder);
  const rooms = order.flatMap((id) => {
    const room = channels.get(id);
    return room?.kind === 'text' && !room.archived ? [room] : [];
  });
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className={css.rooms}>
      <legend>{words.guestRooms}</legend>
      {rooms.map((room) => (
        <label key={room.id} className={css.room}>
          <input
            type="checkbox"
            checked={chosen.includes(room.id)}
            onChange={() => toggle(room.id)}
          />
          <Sign of={signOf(room)} />
          <span>{room.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
