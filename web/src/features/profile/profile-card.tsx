import { Eye, EyeOff, MessageCircle, MinusCircle, Moon, Pencil, Shield } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { openDirect } from '../../api/channels';
import { toProblem } from '../../api/http';
import { blockPerson, unblockPerson } from '../../api/people';
import { useClientState } from '../../app/use-client';
import { relativeTime } from '../../lib/late-time';
import { fullTime, secondsLeft } from '../../lib/time';
import type { Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { StatusLine } from '../../ui/emoji/status-line';
import { Face, nameClass } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { toast } from '../../ui/notices';
import { personName } from '../../ui/person-name';
import { moodOf } from '../../ui/presence-sign';
import { mayLookAfter } from '../../ui/rights';
import { useLocation } from '../../ui/router';
import { statusLine } from '../../ui/status';
import { usePopover } from '../../ui/use-popover';
import { peopleWords } from '../../words/people';
import { sayProblem } from '../../words/problems';
import { profileWords as words } from '../../words/profile';
import { statusWords } from '../../words/status';
import css from './profile-card.module.css';

const ModerationMenu = lazy(() =>
  import('./moderation').then((m) => ({ default: m.ModerationMenu })),
);

interface ProfileCardProps {
  username: string;
  anchor: HTMLElement;
  me: Member;
  /** What else concerns the friend at this moment. */
  children?: ReactNode;
  onClose: () => void;
}

/** A friend at a glance: who, what they are up to, and the way to write to them. */
export function ProfileCard({ username, anchor, me, children, onClose }: ProfileCardProps) {
  const [moderating, setModerating] = useState(false);
  const member = useClientState((state) => state.members.get(username));
  if (moderating && member !== undefined) {
    return (
      <Suspense fallback={null}>
        <ModerationMenu member={member} anchor={anchor} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Card
      username={username}
      member={member}
      me={me}
      anchor={anchor}
      onModerate={() => setModerating(true)}
      onClose={onClose}
    >
      {children}
    </Card>
  );
}

interface CardProps extends ProfileCardProps {
  member: Member | undefined;
  onModerate: () => void;
}

function Card({ username, member, me, anchor, children, onModerate, onClose }: CardProps) {
  const box = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  usePopover(box, anchor, onClose);
  const name = member?.display_name ?? username;
  const mine = username === me.username;
  const presence = useClientState((state) => state.presence.get(username));
  const blocked = useClientState((state) => state.blocked.has(username));
  const mood = mine ? 'here' : moodOf(presence);
  const status = useClientState((state) => state.statuses.get(username));
  const write = async () => {
    try {
      const channel = await openDirect([username]);
      box.current?.hidePopover();
      navigate(`/c/${encodeURIComponent(channel.id)}`);
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
  };
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-label={words.about(name)}
      className={css.card}
    >
      <Face username={username} name={name} size={64} mood={mood} />
      <p className={`${nameClass(username)} ${css.name}`}>{name}</p>
      <p className={css.quiet}>
        @{username}
        {member !== undefined && `, ${peopleWords.role[member.role]}`}
        {member?.pronouns !== undefined && `, ${member.pronouns}`}
      </p>
      <Seen presence={presence} mine={mine} />
      {status !== undefined && statusLine(status) !== undefined && (
        <p className={css.status}>
          <StatusLine of={status} />
        </p>
      )}
      {member?.bio !== undefined && member.bio !== '' && <p className={css.bio}>{member.bio}</p>}
      <p className={css.quiet}>{member === undefined ? words.gone : <Came member={member} />}</p>
      <Paused member={member} />
      {children}
      <div className={css.buttons}>
        {mine ? (
          <Button small icon={Pencil} onClick={() => navigate('/settings/profile')}>
            {words.edit}
          </Button>
        ) : (
          member !== undefined && (
            <Button small kind="brass" icon={MessageCircle} onClick={() => void write()}>
              {words.write}
            </Button>
          )
        )}
        {!mine && (member !== undefined || blocked) && (
          <BlockButton username={username} name={name} />
        )}
        {member !== undefined && mayLookAfter(me.role, member.role) && (
          <Button small icon={Shield} onClick={onModerate}>
            {words.moderate}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Here by the plain face alone; the rest by a sign and its word. */
function Seen({ presence, mine }: { presence: string | undefined; mine: boolean }) {
  const word = { idle: statusWords.idle, dnd: statusWords.dnd, invisible: statusWords.invisible };
  const icon = { idle: Moon, dnd: MinusCircle, invisible: EyeOff };
  if (presence !== 'idle' && presence !== 'dnd' && !(mine && presence === 'invisible')) return null;
  return (
    <p className={css.seen}>
      <Icon of={icon[presence]} /> {word[presence]}
    </p>
  );
}

function BlockButton({ username, name }: { username: string; name: string }) {
  const blocked = useClientState((state) => state.blocked.has(username));
  const change = async () => {
    try {
      await (blocked ? unblockPerson(username) : blockPerson(username));
      toast(blocked ? words.unblocked(name) : words.blocked(name));
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
  };
  return (
    <Button small icon={blocked ? Eye : EyeOff} onClick={() => void change()}>
      {blocked ? words.unblock : words.block}
    </Button>
  );
}

function Came({ member }: { member: Member }) {
  const { joined, invited_by: inviter } = member;
  const by = useClientState((state) =>
    inviter === undefined ? undefined : personName(state, inviter),
  );
  const when = relativeTime(joined);
  return (
    <time dateTime={joined} data-tip={fullTime(joined)}>
      {by === undefined ? words.came(when) : words.cameBy(when, by)}
    </time>
  );
}

function Paused({ member }: { member: Member | undefined }) {
  const until = member?.muted_until;
  if (until === undefined || secondsLeft(Date.parse(until), now()) === 0) return null;
  return <p className={css.paused}>{words.pausedUntil(fullTime(until))}</p>;
}

const now = (): number => Date.now();
