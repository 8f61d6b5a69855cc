import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { channelName } from '../../ui/channel-name';
import { Fittings } from '../../ui/fittings';
import { useParams } from '../../ui/router';
import { commonWords } from '../../words/common';
import { roomWords as words } from '../../words/room';
import type { OverRoom } from '../channels/over-room';
import { SidePanel } from '../channels/side-panel';
import { lampLevel, peopleOf } from '../members/presence';
import { useVoiceOffered, Voice } from '../voice/when-offered';
import { Conversation } from './conversation';
import { focusRegion } from './focus-region';
import { type Aside, RoomAside } from './room-aside';
import { RoomDialogs } from './room-dialogs';
import css from './room-page.module.css';
import { useLost } from './use-lost';
import { usePhone, useTablet } from './use-narrow';
import { useTitle } from './use-title';
import { DrawerSwipe, NoSuchRoom, RoomExtras } from './when-asked';

/** The room: wall on the left, table in the middle, a third pane on the right when asked for. */
export function RoomPage() {
  const { channel: id = 'home', seq } = useParams();
  const me = useClientState((state) => state.me);
  const channel = useClientState((state) => state.channels.get(id));
  // What is no number leads to no message, and is told as such.
  const target = seq === undefined ? undefined : /^\d{1,15}$/.test(seq) ? Number(seq) : 0;
  if (me === undefined) return null;
  return <Room me={me} channel={channel} target={target} />;
}

interface RoomProps {
  me: Member;
  channel: Channel | undefined;
  target: number | undefined;
}

function Room({ me, channel, target }: RoomProps) {
  const phone = usePhone();
  const tablet = useTablet();
  const [drawer, setDrawer] = useState(false);
  const [aside, setAside] = useState<Aside>();
  const [overRoom, setOverRoom] = useState<OverRoom>();
  const side = useRef<HTMLDivElement>(null);
  const lost = useLost();
  const offered = useVoiceOffered();
  const connection = useClientState((state) => state.connection);
  const people = usePeople(me.username);
  const name = useClientState((state) =>
    channel === undefined ? words.nowhere : channelName(channel, state.members, me.username),
  );

  useTitle(name);
  // A room was chosen, or the window became wide: the drawer has done its work.
  useEffect(() => setDrawer(false), [channel?.id, phone]);
  const drawerOpen = phone && drawer;
  const over = (tablet && aside !== undefined) || drawerOpen;
  const closePanes = () => {
    setDrawer(false);
    setAside(undefined);
  };
  const openDrawer = () => setDrawer(true);
  const conversation = channel && (
    <Conversation
      key={channel.id}
      channel={channel}
      name={name}
      me={me}
      target={target}
      lost={lost}
      newVersionShown={connection.status === 'live'}
      aside={aside}
      onAside={(next) => setAside(next === aside ? undefined : next)}
      onDrawer={openDrawer}
    />
  );
  return (
    <div className={css.room} data-drawer={drawerOpen || undefined} data-lost={lost || undefined}>
      <SkipLink />
      <div ref={side} className={css.side} inert={phone && !drawer}>
        <SidePanel
          me={me}
          here={people.here}
          lamp={lampLevel(people.here.length - 1)}
          lost={lost}
          current={channel?.id ?? ''}
          onPeople={() => {
            setDrawer(false);
            setAside('people');
          }}
          onOpen={(what) => {
            setDrawer(false);
            setOverRoom(what);
          }}
        />
      </div>
      <main className={css.main} inert={over}>
        {conversation === undefined ? (
          <Suspense fallback={null}>
            <NoSuchRoom />
          </Suspense>
        ) : offered && channel?.kind === 'voice' ? (
          <Voice
            key={channel.id}
            what="room"
            channel={channel}
            me={me}
            chat={conversation}
            target={target}
            onDrawer={openDrawer}
            onInvite={() => setOverRoom('invite')}
          />
        ) : (
          conversation
        )}
      </main>
      {over && (
        <button
          type="button"
          className={css.scrim}
          tabIndex={-1}
          aria-label={commonWords.close}
          onClick={closePanes}
        />
      )}
      {aside !== undefined && (
        <RoomAside
          aside={aside}
          channel={channel?.id ?? 'home'}
          people={people}
          me={me}
          lost={lost}
          covers={tablet}
          onClose={() => setAside(undefined)}
        />
      )}
      <Suspense fallback={<EarlyKey onSwitcher={() => setOverRoom('switcher')} />}>
        {phone && <DrawerSwipe panel={side} open={drawer} setOpen={setDrawer} />}
        <RoomExtras
          me={me}
          current={channel?.id}
          target={target}
          over={over ? (drawerOpen ? 'rooms' : 'aside') : undefined}
          onOpen={setOverRoom}
          onAside={setAside}
          onClosePanes={closePanes}
        />
      </Suspense>
      <RoomDialogs
        open={overRoom}
        me={me}
        onSearch={() => setAside('search')}
        onClose={() => setOverRoom(undefined)}
      />
      <Fittings />
    </div>
  );
}

/** Whoever presses Ctrl+K before the keys of the room have loaded gets what they asked for once it is there. */
function EarlyKey({ onSwitcher }: { onSwitcher: () => void }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'k') return;
      event.preventDefault();
      onSwitcher();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return null;
}

function usePeople(me: string) {
  const members = useClientState((state) => state.members);
  const presence = useClientState((state) => state.presence);
  return useMemo(() => peopleOf(members, presence, me), [members, presence, me]);
}

function SkipLink() {
  return (
    <button
      type="button"
      className={css.skip}
      onClick={() => {
        const box = document.querySelector<HTMLElement>('[data-region=box]');
        if (box !== null) focusRegion(box);
      }}
    >
      {words.skipToBox}
    </button>
  );
}
