import type { RefObject } from 'react';
import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { later } from '../../ui/later';
import { mayManage } from '../../ui/rights';
import { useRoomMoves } from './use-room-moves';
import { useRowMenu } from './use-row-menu';

const RoomDialog = later(() => import('./room-dialog').then((m) => m.RoomDialog));
const DirectDialog = later(() => import('./direct-dialog').then((m) => m.DirectDialog));
const RoomMenu = later(() => import('./room-menu').then((m) => m.RoomMenu));

export type Making = 'room' | 'voice' | 'direct';

interface WallExtrasProps {
  list: RefObject<HTMLElement | null>;
  me: Member;
  making: Making | undefined;
  onMade: () => void;
}

/** Menus of doors and the dialogs that make new ones: nothing of it stands on the wall at first. */
export function WallExtras({ list, me, making, onMade }: WallExtrasProps) {
  useRoomMoves(list, mayManage(me.role));
  const { channel: id = '', anchor, close } = useRowMenu(list);
  const channel = useClientState((state) => state.channels.get(id));
  if (making === 'room' || making === 'voice') {
    const kind = making === 'voice' ? 'voice' : 'text';
    return <RoomDialog me={me} channel={undefined} kind={kind} onClose={onMade} />;
  }
  if (making === 'direct') return <DirectDialog me={me} onClose={onMade} />;
  if (channel === undefined || anchor === undefined) return null;
  return <RoomMenu channel={channel} me={me} anchor={anchor} onClose={close} />;
}
