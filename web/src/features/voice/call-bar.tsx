import { useClientState } from '../../app/use-client';
import { listOf } from '../../lib/text';
import type { Member } from '../../sync/types';
import { Link } from '../../ui/router';
import { voiceWords as words } from '../../words/voice';
import css from './call-bar.module.css';
import { CameraButton, DeafenButton, LeaveButton, MuteButton, ShareButton } from './call-buttons';
import { CallQuality } from './call-quality';
import { SharingStrip } from './sharing-strip';
import { TalkButton } from './talk-button';
import { TalkFace } from './talk-face';
import { type Talker, useCall, useCallRoom, useTalkers } from './use-call';
import { useMinutes } from './use-minutes';
import { MutedTalkHint } from './voice-room';

interface CallBarProps {
  me: Member;
  /** The channel on screen: its own room needs no bar. */
  current: string;
}

/** On a phone: the call, over whatever is read meanwhile. */
export function CallBar({ me, current }: CallBarProps) {
  const room = useCallRoom();
  return room === undefined || room === current ? null : <Bar room={room} me={me} />;
}

function Bar({ room, me }: { room: string; me: Member }) {
  const name = useClientState((state) => state.channels.get(room)?.name ?? '');
  const talkers = useTalkers(room, me);
  const phase = useCall(({ call }) => call.phase);
  const seen = useCall(({ call }) => call.sends.includes('camera'));
  const shown = talkers.find(({ speaking }) => speaking) ?? talkers.find(({ mine }) => !mine);
  const [first = talkers[0]] = [shown];
  return (
    <aside className={css.bar} aria-label={words.tools}>
      <Link href={`/c/${encodeURIComponent(room)}`} className={css.door}>
        {first && <TalkFace talker={first} size={36} />}
        <span className={css.words}>
          <strong>{name}</strong>
          <span>{phase === 'connected' ? <Who talkers={talkers} /> : words.reconnecting}</span>
        </span>
      </Link>
      {/* Who is seen can end it from wherever he is. */}
      {seen && <CameraButton />}
      <MuteButton />
      <LeaveButton />
      <span className={css.talk}>
        <TalkButton low />
      </span>
    </aside>
  );
}

/** "Sol, Bram and you, 42 min" */
function Who({ talkers }: { talkers: readonly Talker[] }) {
  const since = useCall(({ call }) => call.since);
  const minutes = useMinutes(since) ?? 0;
  const others = talkers.filter(({ mine }) => !mine).map((talker) => talker.name);
  return <>{`${listOf([...others, words.andYou])}, ${words.inCallFor(minutes)}`}</>;
}

/** At a desk: the call, at the foot of the wall, while another room is on screen. */
export function CallPanel({ current }: { current: string }) {
  const room = useCallRoom();
  const name = useClientState((state) => state.channels.get(room ?? '')?.name ?? '');
  if (room === undefined || room === current) return null;
  return (
    <section className={css.panel} aria-label={words.tools}>
      <MutedTalkHint />
      <SharingStrip />
      <div className={css.top}>
        <Link
          href={`/c/${encodeURIComponent(room)}`}
          className={css.room}
          aria-label={words.backTo(name)}
        >
          {name}
        </Link>
        <CallQuality />
      </div>
      <div className={css.tools}>
        <MuteButton />
        <DeafenButton />
        <CameraButton />
        <ShareButton />
        <span className={css.leave}>
          <LeaveButton />
        </span>
      </div>
    </section>
  );
}
