import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { Fittings } from '../../ui/fittings';
import { commonWords } from '../../words/common';
import { roomWords as words } from '../../words/room';
import { SidePanel } from '../channels/side-panel';
import { lampLevel, peopleOf } from '../members/presence';
import { useLost } from './connection-banner';
import { Conversation } from './conversation';
import { cycleRegions, focusRegion } from './regions';
import css from './room-page.module.css';
import { useDrawerSwipe } from './use-drawer';
import { usePhone, useTablet } from './use-narrow';
import { fetchAhead, InviteDialog, PeoplePane } from './when-asked';

/** The room: wall on the left, table in the middle, people on the right when asked for. */
export function RoomPage() {
  const { channel: id = 'home', seq } = useParams();
  const me = useClientState((state) => state.me);
  const channel = useClientState((state) => state.channels.get(id));
  const target = seq !== undefined && /^\d+$/.test(seq) ? Number(seq) : undefined;
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
  const [peopleOpen, setPeopleOpen] = useState(false);
  const [inviting, setInviting] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  const lost = useLost();
  const connection = useClientState((state) => state.connection);
  const members = useClientState((state) => state.members);
  const presence = useClientState((state) => state.presence);
  const people = useMemo(
    () => peopleOf(members, presence, me.username),
    [members, presence, me.username],
  );

  useDrawerSwipe(side, phone, drawer, setDrawer);
  useTitle(channel);
  useEffect(fetchAhead, []);
  // A room was chosen, or the window became wide: the drawer has done its work.
  useEffect(() => setDrawer(false), [channel?.id, phone]);
  const drawerOpen = phone && drawer;
  const over = (tablet && peopleOpen) || drawerOpen;
  useFocusIn('rooms', drawerOpen);
  useFocusIn('people', tablet && peopleOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (cycleRegions(event) || event.key !== 'Escape' || event.defaultPrevented) return;
      const open = document.querySelector(':popover-open[role=menu], dialog[open]') !== null;
      const inPeople = document.activeElement?.closest('[data-region=people]') != null;
      if (open || !(over || inPeople)) return;
      event.preventDefault();
      setDrawer(false);
      setPeopleOpen(false);
    };
    // Before the room's own Esc (all read): what lies on top is closed first.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [over]);
  return (
    <div className={css.room} data-drawer={drawerOpen || undefined} data-lost={lost || undefined}>
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
      <div ref={side} className={css.side} inert={phone && !drawer}>
        <SidePanel
          me={me}
          here={people.here}
          lamp={lampLevel(people.here.length - 1)}
          lost={lost}
          current={channel?.id ?? ''}
          onPeople={() => {
            setDrawer(false);
            setPeopleOpen(true);
          }}
          onInvite={() => {
            setDrawer(false);
            setInviting(true);
          }}
        />
      </div>
      <main className={css.main} inert={over}>
        {channel === undefined ? (
          <NoSuchRoom />
        ) : (
          <Conversation
            key={channel.id}
            channel={channel}
            me={me}
            target={target}
            lost={lost}
            newVersionShown={connection.status === 'live'}
            peopleOpen={peopleOpen}
            onPeople={() => setPeopleOpen(!peopleOpen)}
            onDrawer={() => setDrawer(true)}
          />
        )}
      </main>
      {over && (
        <button
          type="button"
          className={css.scrim}
          tabIndex={-1}
          aria-label={commonWords.close}
          onClick={() => {
            setDrawer(false);
            setPeopleOpen(false);
          }}
        />
      )}
      {peopleOpen && (
        <div className={css.aside}>
          <Suspense fallback={null}>
            <PeoplePane
              people={people}
              me={me}
              lost={lost}
              covers={tablet}
              onClose={() => setPeopleOpen(false)}
            />
          </Suspense>
        </div>
      )}
      {inviting && (
        <Suspense fallback={null}>
          <InviteDialog me={me} onClose={() => setInviting(false)} />
        </Suspense>
      )}
      <Fittings />
    </div>
  );
}

/** A pane that covers the rest takes the focus, and gives it back where it came from. */
function useFocusIn(region: string, open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const cameFrom = document.activeElement;
    // The pane may still be on its way; the next frame has it.
    const frame = requestAnimationFrame(() => {
      const pane = document.querySelector<HTMLElement>(`[data-region=${region}]`);
      if (pane !== null) focusRegion(pane);
    });
    return () => {
      cancelAnimationFrame(frame);
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, [region, open]);
}

function NoSuchRoom() {
  return (
    <div className={css.nowhere}>
      <h1>{words.noSuchRoom}</h1>
      <p>{words.noSuchRoomWhy}</p>
      <Link href="/c/home">{words.goHome}</Link>
    </div>
  );
}

function useTitle(channel: Channel | undefined): void {
  const server = useClientState((state) => state.server?.name ?? 'Snug');
  const waiting = useClientState((state) => {
    let mentions = 0;
    let unread = false;
    for (const each of state.channels.values()) {
      if (each.notify.level === 'none') continue;
      mentions += each.mentions;
      unread ||= each.unread > 0;
    }
    return mentions > 0 ? `(${mentions}) ` : unread ? '• ' : '';
  });
  useEffect(() => {
    document.title = `${waiting}${channel?.name ?? words.nowhere} · ${server}`;
  }, [channel?.name, server, waiting]);
}
