import { LogIn, Plus, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useClientState } from '../../app/use-client';
import type { Channel, Member } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { isMuted } from '../../ui/muted';
import { Link } from '../../ui/router';
import { voiceWords as words } from '../../words/voice';
import { joinRoom } from './join';
import { TalkFace } from './talk-face';
import { statesOf, useCall, useCallRoom, useTalkers } from './use-call';
import { useMinutes } from './use-minutes';
import css from './voice-wall.module.css';

/** More would push the wall apart; the rest is a number. */
const FACES_SHOWN = 6;

export interface VoiceWallProps {
  current: string;
  me: Member;
  /** Undefined for who may make none. */
  onAdd: (() => void) | undefined;
}

/** The voice rooms on the wall, with who is in each of them before one goes in. */
export function VoiceWall({ current, me, onAdd }: VoiceWallProps) {
  const channels = useClientState((state) => state.channels);
  const order = useClientState((state) => state.channelOrder);
  const rooms = order.flatMap((id) => {
    const channel = channels.get(id);
    return channel?.kind === 'voice' && !channel.archived ? [channel] : [];
  });
  if (rooms.length === 0 && onAdd === undefined) return null;
  return (
    <section>
      <div className={css.head}>
        <h2 className={css.title}>{words.rooms}</h2>
        {onAdd !== undefined && (
          <button
            type="button"
            className={css.plus}
            aria-label={words.newRoom}
            data-tip={words.newRoom}
            onClick={onAdd}
          >
            <Icon of={Plus} />
          </button>
        )}
      </div>
      {rooms.length > 0 && (
        <ul>
          {rooms.map((channel) => (
            <li key={channel.id}>
              <VoiceCard channel={channel} me={me} here={channel.id === current} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A name leads into the room to look, a press on "Join" to talk: nobody is in a call by a stray click. */
function VoiceCard({ channel, me, here }: { channel: Channel; me: Member; here: boolean }) {
  const talkers = useTalkers(channel.id, me);
  const mine = useCallRoom() === channel.id;
  const [pressed, setPressed] = useState(false);
  const full = talkers.length > 0;
  const names = talkers.map((talker) =>
    words.person(talker.mine ? words.andYou : talker.name, statesOf(talker)),
  );
  const unread = !isMuted(channel.notify) && !here && channel.unread > 0;
  return (
    <div className={cx(css.card, full && css.full, here && css.here, mine && css.mine)}>
      <Link
        href={`/c/${encodeURIComponent(channel.id)}`}
        className={css.link}
        aria-current={here ? 'page' : undefined}
        data-channel={channel.id}
        draggable={false}
      >
        <span className={css.top}>
          <Icon of={Volume2} className={css.sign} />
          <span className={css.name} aria-hidden>
            {channel.name}
          </span>
          <Unseen>{words.inRoom(channel.name, names)}</Unseen>
          {unread && <span className={css.dot} />}
          {mine && <CallTime />}
        </span>
        {full && (
          <span className={css.faces}>
            {talkers.slice(0, FACES_SHOWN).map((talker) => (
              <TalkFace key={talker.username} talker={talker} size={28} />
            ))}
            {talkers.length > FACES_SHOWN && (
              <span className={css.more}>{words.more(talkers.length - FACES_SHOWN)}</span>
            )}
          </span>
        )}
      </Link>
      {!mine && (
        <button
          type="button"
          className={css.join}
          aria-label={words.joinRoom(channel.name)}
          data-tip={words.joinRoom(channel.name)}
          aria-busy={pressed || undefined}
          onClick={(press) => {
            setPressed(true);
            void joinRoom(channel.id, press).finally(() => setPressed(false));
          }}
        >
          <Icon of={LogIn} />
          <span>{words.join}</span>
        </button>
      )}
    </div>
  );
}

function CallTime() {
  const since = useCall(({ call }) => call.since);
  const minutes = useMinutes(since);
  if (minutes === undefined) return null;
  return <span className={css.time}>{words.inCallFor(minutes)}</span>;
}
