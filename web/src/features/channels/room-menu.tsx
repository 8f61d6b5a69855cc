import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  AtSign,
  Bell,
  BellOff,
  Bookmark,
  Check,
  Clock,
  EyeOff,
  LogOut,
  MailCheck,
  Pencil,
  Pin,
  Trash2,
  UserPlus,
} from 'lucide-react';
import { useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { channelName, isDirect } from '../../ui/channel-name';
import { announce } from '../../ui/live-region';
import { Menu, type MenuItem } from '../../ui/menu';
import { isMuted } from '../../ui/muted';
import { mayManage } from '../../ui/rights';
import { mayChangeRoom, mayDeleteRoom, mayLetGuestsIn, mayLetIn } from '../../ui/room-rights';
import { roomsWords as words } from '../../words/rooms';
import { DeleteRoomDialog } from './delete-room-dialog';
import { GuestsDialog } from './guests-dialog';
import { LetInDialog } from './let-in-dialog';
import { RoomDialog } from './room-dialog';
import { archiveRoom, hideDirect, leaveRoom, moveRoom, setLevel } from './room-verbs';

/** What a verb of the menu opens in its place. */
type Opened = 'change' | 'let-in' | 'guests' | 'delete';

interface RoomMenuProps {
  channel: Channel;
  me: Member;
  anchor: HTMLElement;
  /** What the header has room for on a wide screen only. */
  onPins?: (() => void) | undefined;
  onMentions?: (() => void) | undefined;
  onSaved?: (() => void) | undefined;
  onClose: () => void;
}

/** What concerns one room or talk: what I hear of it, and for who may, what it is. */
export function RoomMenu(props: RoomMenuProps) {
  const { channel, me, anchor, onClose } = props;
  const [open, setOpen] = useState<'menu' | Opened>('menu');
  const name = useClientState((state) => channelName(channel, state.members, me.username));
  switch (open) {
    case 'change':
      return <RoomDialog me={me} channel={channel} onClose={onClose} />;
    case 'let-in':
      return <LetInDialog me={me} channel={channel} name={name} onClose={onClose} />;
    case 'guests':
      return <GuestsDialog channel={channel} onClose={onClose} />;
    case 'delete':
      return <DeleteRoomDialog channel={channel} onClose={onClose} />;
    case 'menu':
      return (
        <Menu
          label={words.about(name)}
          anchor={anchor}
          onClose={onClose}
          items={[
            ...placesFor(props),
            ...hearingFor(channel),
            ...changesFor(channel, me, name, setOpen),
          ]}
        />
      );
  }
}

function placesFor({ channel, onPins, onMentions, onSaved }: RoomMenuProps): MenuItem[] {
  const items: MenuItem[] = [];
  if (channel.unread > 0 || channel.mentions > 0) {
    const { id, last_seq: last } = channel;
    items.push({ icon: MailCheck, label: words.markRead, run: () => client.markRead(id, last) });
  }
  if (onPins !== undefined) items.push({ icon: Pin, label: words.pins, run: onPins });
  if (onMentions !== undefined) {
    items.push({ icon: AtSign, label: words.mentions, run: onMentions });
  }
  if (onSaved !== undefined) items.push({ icon: Bookmark, label: words.saved, run: onSaved });
  return items;
}

const MUTE_HOURS = [1, 8] as const;

/** What I want to hear of a room; also the menu behind the header's bell. */
export function hearingFor(channel: Channel): MenuItem[] {
  const { notify } = channel;
  const level = (
    to: Channel['notify']['level'],
    icon: MenuItem['icon'],
    label: string,
  ): MenuItem => {
    const now = notify.level === to;
    return {
      icon: now ? Check : icon,
      label: now ? words.chosen(label) : label,
      run: () => void setLevel(channel, { level: to }),
    };
  };
  const quiet = isMuted(notify) && notify.level !== 'none';
  const mutes: MenuItem[] = quiet
    ? [
        {
          icon: Bell,
          label: words.unmute,
          run: () => void setLevel(channel, { muted_until: '' }),
        },
      ]
    : MUTE_HOURS.map((hours) => ({
        icon: Clock,
        label: words.muteHours(hours),
        run: () => {
          const until = new Date(Date.now() + hours * 3_600_000).toISOString();
          void setLevel(channel, { muted_until: until });
        },
      }));
  return [
    level('all', Bell, words.hearAll),
    level('mentions', AtSign, words.hearMentions),
    level('none', BellOff, words.hearNothing),
    ...(notify.level === 'none' ? [] : mutes),
  ];
}

function changesFor(
  channel: Channel,
  me: Member,
  name: string,
  open: (what: Opened) => void,
): MenuItem[] {
  if (channel.kind === 'direct') {
    return [{ icon: EyeOff, label: words.hide, run: () => void hideDirect(channel) }];
  }
  const items: MenuItem[] = [];
  const may = mayChangeRoom(me, channel);
  const group = channel.kind === 'group';
  if (may) {
    const label = group ? words.changeGroup : words.change;
    items.push({ icon: Pencil, label, run: () => open('change') });
  } else if (mayLetIn(me, channel)) {
    items.push({ icon: UserPlus, label: words.letIn, run: () => open('let-in') });
  }
  if (!group && !channel.private && mayLetGuestsIn(me.role)) {
    items.push({ icon: UserPlus, label: words.guests, run: () => open('guests') });
  }
  if (mayManage(me.role) && !isDirect(channel)) {
    const move = (step: 1 | -1) => async () => {
      const place = await moveRoom(channel, step);
      if (place !== undefined) announce(words.movedTo(name, place + 1));
    };
    items.push(
      { icon: ArrowUp, label: words.moveUp, run: () => void move(-1)() },
      { icon: ArrowDown, label: words.moveDown, run: () => void move(1)() },
    );
  }
  if (may && channel.id !== 'home') {
    items.push({
      icon: channel.archived ? ArchiveRestore : Archive,
      label: channel.archived ? words.unarchive : words.archive,
      run: () => void archiveRoom(channel, name, !channel.archived),
    });
  }
  if (channel.private || group) {
    items.push({ icon: LogOut, label: words.leave, run: () => void leaveRoom(channel, me) });
  }
  if (mayDeleteRoom(me, channel)) {
    items.push({ icon: Trash2, label: words.delete, bad: true, run: () => open('delete') });
  }
  return items;
}
