import { Pencil } from 'lucide-react';
import { Link } from 'wouter';
import { useClientState } from '../../app/use-client';
import type { Channel } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { Sign, signOf } from '../../ui/sign';
import { roomWords as words } from '../../words/room';
import css from './channel-list.module.css';

/** Counts stop here: more is "a lot" to everybody. */
const COUNT_SHOWN_MAX = 99;

export function ChannelList({ current }: { current: string }) {
  const channels = useClientState((state) => state.channels);
  const order = useClientState((state) => state.channelOrder);
  const rooms = order.flatMap((id) => {
    const channel = channels.get(id);
    return channel?.kind === 'text' && !channel.archived ? [channel] : [];
  });
  return (
    <div className={css.list}>
      <h2 className={css.title}>{words.rooms}</h2>
      <ul>
        {rooms.map((channel) => (
          <li key={channel.id}>
            <ChannelRow channel={channel} here={channel.id === current} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChannelRow({ channel, here }: { channel: Channel; here: boolean }) {
  const drafted = useClientState((state) => (state.drafts.get(channel.id) ?? '').trim() !== '');
  const muted = channel.notify.level === 'none';
  const unread = !muted && !here && channel.unread > 0;
  return (
    <Link
      href={`/c/${encodeURIComponent(channel.id)}`}
      className={cx(css.row, here && css.here, unread && css.unread)}
      aria-current={here ? 'page' : undefined}
    >
      <Sign of={signOf(channel)} className={css.sign} />
      <span className={css.name}>{channel.name}</span>
      {drafted && !here && (
        <>
          <Icon of={Pencil} className={css.small} />
          <Unseen>{words.withDraft}</Unseen>
        </>
      )}
      {!here && channel.mentions > 0 ? (
        <span className={css.count}>
          {Math.min(channel.mentions, COUNT_SHOWN_MAX)}
          <Unseen>{words.mentions(channel.mentions)}</Unseen>
        </span>
      ) : (
        unread && (
          <>
            <span className={css.dot} />
            <Unseen>{words.unread}</Unseen>
          </>
        )
      )}
    </Link>
  );
}
