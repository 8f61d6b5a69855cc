import { Menu as MenuIcon, Users } from 'lucide-react';
import { useClientState } from '../../app/use-client';
import type { Channel } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { Sign, signOf } from '../../ui/sign';
import { roomWords as words } from '../../words/room';
import css from './room-header.module.css';

interface RoomHeaderProps {
  channel: Channel;
  peopleOpen: boolean;
  onPeople: () => void;
  onDrawer: () => void;
}

export function RoomHeader({ channel, peopleOpen, onPeople, onDrawer }: RoomHeaderProps) {
  const elsewhere = useClientState((state) =>
    [...state.channels.values()].some(
      (each) => each.id !== channel.id && each.unread > 0 && each.notify.level !== 'none',
    ),
  );
  return (
    <header className={css.header}>
      <div className={css.inside}>
        <span className={css.drawer}>
          <IconButton
            icon={MenuIcon}
            label={elsewhere ? words.roomsSomethingNew : words.rooms}
            onClick={onDrawer}
          />
          {elsewhere && <span className={css.dot} aria-hidden />}
        </span>
        <span className={css.sign}>
          <Sign of={signOf(channel)} />
        </span>
        <h1 className={css.name}>{channel.name}</h1>
        {channel.topic !== '' && (
          <p className={css.topic} data-tip={channel.topic}>
            {channel.topic}
          </p>
        )}
        <span className={css.end}>
          <IconButton icon={Users} label={words.people} aria-pressed={peopleOpen} onClick={onPeople} />
        </span>
      </div>
    </header>
  );
}
