import { AtSign, Bell, BellOff, Menu as MenuIcon, Pin, Search, Users } from 'lucide-react';
import { Suspense } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { channelName, isDirect, othersIn } from '../../ui/channel-name';
import { Face } from '../../ui/face';
import { isMuted } from '../../ui/muted';
import { Sign, signOf } from '../../ui/sign';
import { useMenu } from '../../ui/use-menu';
import { roomWords as words } from '../../words/room';
import type { Aside } from './room-aside';
import css from './room-header.module.css';
import { HearingMenu, RoomMenu } from './when-asked';

interface RoomHeaderProps {
  channel: Channel;
  me: Member;
  aside: Aside | undefined;
  onAside: (aside: Aside) => void;
  onDrawer: () => void;
}

/** Whose door this is, and what stands beside the conversation. */
export function RoomHeader({ channel, me, aside, onAside, onDrawer }: RoomHeaderProps) {
  const elsewhere = useClientState((state) =>
    [...state.channels.values()].some(
      (each) => each.id !== channel.id && each.unread > 0 && !isMuted(each.notify),
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
        <RoomName channel={channel} me={me} onAside={onAside} />
        {channel.topic !== '' && (
          <p className={css.topic} data-tip={channel.topic}>
            {channel.topic}
          </p>
        )}
        <span className={css.end}>
          <span className={css.wide}>
            <IconButton
              icon={Pin}
              label={words.pins}
              aria-pressed={aside === 'pins'}
              onClick={() => onAside('pins')}
            />
            <IconButton
              icon={AtSign}
              label={words.mentionsOfMe}
              aria-pressed={aside === 'mentions'}
              onClick={() => onAside('mentions')}
            />
            <HearingButton channel={channel} />
          </span>
          <IconButton
            icon={Users}
            label={words.people}
            aria-pressed={aside === 'people'}
            onClick={() => onAside('people')}
          />
          <IconButton
            icon={Search}
            label={words.search}
            aria-pressed={aside === 'search'}
            onClick={() => onAside('search')}
          />
        </span>
      </div>
    </header>
  );
}

interface RoomNameProps {
  channel: Channel;
  me: Member;
  onAside: (aside: Aside) => void;
}

/** Sign and name; pressing them opens what can be done with the room. */
function RoomName({ channel, me, onAside }: RoomNameProps) {
  const name = useClientState((state) => channelName(channel, state.members, me.username));
  const menu = useMenu();
  const [other] = isDirect(channel) ? othersIn(channel, me.username) : [];
  return (
    <>
      <span className={other === undefined ? css.sign : css.face}>
        {other === undefined ? (
          <Sign of={signOf(channel)} />
        ) : (
          <Face username={other} name={name} size={34} />
        )}
      </span>
      <h1 className={css.name}>
        <button
          type="button"
          className={css.nameButton}
          data-tip={words.aboutRoom(name)}
          {...menu.trigger}
        >
          {name}
        </button>
      </h1>
      {menu.anchor !== null && (
        <Suspense fallback={null}>
          <RoomMenu
            channel={channel}
            me={me}
            anchor={menu.anchor}
            onPins={() => onAside('pins')}
            onMentions={() => onAside('mentions')}
            onSaved={() => onAside('saved')}
            onClose={menu.close}
          />
        </Suspense>
      )}
    </>
  );
}

function HearingButton({ channel }: { channel: Channel }) {
  const menu = useMenu();
  return (
    <>
      <IconButton
        icon={isMuted(channel.notify) ? BellOff : Bell}
        label={words.hearing}
        {...menu.trigger}
      />
      {menu.anchor !== null && (
        <Suspense fallback={null}>
          <HearingMenu channel={channel} anchor={menu.anchor} onClose={menu.close} />
        </Suspense>
      )}
    </>
  );
}
