import { BellOff, Lock } from 'lucide-react';
import { Suspense } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel } from '../../sync/types';
import { channelName, isDirect, othersIn } from '../../ui/channel-name';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { Unseen } from '../../ui/live-region';
import { isMuted } from '../../ui/muted';
import { moodOf, PresenceSign } from '../../ui/presence-sign';
import { Link } from '../../ui/router';
import { Sign, signOf } from '../../ui/sign';
import { roomWords as words } from '../../words/room';
import css from './channel-list.module.css';

const DraftSign = later(() => import('./draft-sign').then((m) => m.DraftSign));

/** Counts stop here: more is "a lot" to everybody. */
const COUNT_SHOWN_MAX = 99;

interface ChannelRowProps {
  channel: Channel;
  me: string;
  here: boolean;
}

/** One door on the wall: sign or face, name, and what waits behind it. */
export function ChannelRow({ channel, me, here }: ChannelRowProps) {
  const name = useClientState((state) => channelName(channel, state.members, me));
  const muted = isMuted(channel.notify);
  const unread = !muted && !here && channel.unread > 0;
  return (
    <Link
      href={`/c/${encodeURIComponent(channel.id)}`}
      className={cx(css.row, here && css.here, unread && css.unread)}
      aria-current={here ? 'page' : undefined}
      data-channel={channel.id}
      draggable={false}
    >
      {isDirect(channel) ? (
        <DirectFace channel={channel} me={me} name={name} />
      ) : (
        <Sign of={signOf(channel)} className={css.sign} />
      )}
      <span className={css.name}>{name}</span>
      {channel.kind === 'direct' && <Mood channel={channel} me={me} />}
      {channel.private && !isDirect(channel) && <Icon of={Lock} className={css.small} />}
      {!here && (
        <Suspense fallback={null}>
          <DraftSign channel={channel.id} />
        </Suspense>
      )}
      {muted && (
        <>
          <Icon of={BellOff} className={css.small} />
          <Unseen>{words.muted}</Unseen>
        </>
      )}
      <Waiting mentions={here ? 0 : channel.mentions} unread={unread} />
    </Link>
  );
}

function Waiting({ mentions, unread }: { mentions: number; unread: boolean }) {
  if (mentions > 0) {
    return (
      <span className={css.count}>
        {Math.min(mentions, COUNT_SHOWN_MAX)}
        <Unseen>{words.mentions(mentions)}</Unseen>
      </span>
    );
  }
  if (!unread) return null;
  return (
    <>
      <span className={css.dot} />
      <Unseen>{words.unread}</Unseen>
    </>
  );
}

/** How the other one of a direct is; I am here myself. */
function usePresence(channel: Channel, me: string): string | undefined {
  const [other = me] = othersIn(channel, me);
  return useClientState((state) => (other === me ? 'online' : state.presence.get(other)));
}

function DirectFace({ channel, me, name }: { channel: Channel; me: string; name: string }) {
  const [other = me] = othersIn(channel, me);
  const mood = moodOf(usePresence(channel, me));
  return (
    <Face
      username={other}
      name={name}
      size={24}
      mood={channel.kind === 'direct' ? mood : 'here'}
      className={css.face}
    />
  );
}

function Mood({ channel, me }: { channel: Channel; me: string }) {
  return <PresenceSign of={usePresence(channel, me)} className={css.small} />;
}
