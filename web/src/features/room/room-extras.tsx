import { useEffect } from 'react';
import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { useBack } from '../../ui/back';
import { showBadge } from '../../ui/badge';
import { waitingIn } from '../../ui/waiting';
import type { OverRoom } from '../channels/over-room';
import { ShelveHost } from '../messagebox/shelf/shelve-host';
import { FilmHost } from '../stream/film-host';
import { RestoreHost } from '../stream/restore-host';
import { Voice } from '../voice/when-offered';
import { fetchAhead } from './fetch-ahead';
import { ProfileHost } from './profile-host';
import { useRegions } from './regions';
import type { Aside } from './room-aside';
import { useFocusIn } from './use-focus-in';
import { useMissingTarget } from './use-missing-target';
import { usePaneAgain } from './use-pane-again';
import { useRoomKeys } from './use-room-keys';

interface RoomExtrasProps {
  me: Member;
  current: string | undefined;
  /** The message that the address names. */
  target: number | undefined;
  /** What lies over the conversation, if something does. */
  over: 'rooms' | 'aside' | undefined;
  onOpen: (what: OverRoom) => void;
  onAside: (aside: Aside) => void;
  onClosePanes: () => void;
}

/** What the room needs a moment after its first words are on screen: its keys, the way back,
 *  the cards of friends, the badge in the tab, what its buttons lead to. */
export function RoomExtras(props: RoomExtrasProps) {
  const { me, current, target, onOpen, onAside, onClosePanes } = props;
  const over = props.over !== undefined;
  const mentions = useClientState((state) => waitingIn(state).mentions);
  const unread = useClientState((state) => waitingIn(state).unread);
  useRoomKeys(current, onOpen, () => onAside('search'));
  usePaneAgain(me.username, onAside);
  useFocusIn(props.over);
  useRegions(over, onClosePanes);
  useBack(over, onClosePanes);
  useEffect(fetchAhead, []);
  useMissingTarget(current, target);
  useEffect(() => {
    void showBadge(mentions, unread);
    return () => void showBadge(0, false);
  }, [mentions, unread]);
  return (
    <>
      <ProfileHost me={me} />
      <Voice what="host" />
      <ShelveHost me={me} />
      <RestoreHost me={me} />
      <FilmHost />
    </>
  );
}
