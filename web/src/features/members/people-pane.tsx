import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { AsidePane } from '../../ui/aside-pane';
import { cx } from '../../ui/cx';
import { StatusLine } from '../../ui/emoji/status-line';
import { Face, type FaceMood } from '../../ui/face';
import { PresenceSign } from '../../ui/presence-sign';
import { statusLine } from '../../ui/status';
import { peopleWords as words } from '../../words/people';
import css from './people-pane.module.css';
import type { People } from './presence';

interface PeoplePaneProps {
  people: People;
  me: Member;
  lost: boolean;
  /** It covers the conversation and so takes the focus. */
  covers: boolean;
  onClose: () => void;
}

/** Everybody, by where they are. Opens beside the conversation, never over it on a wide screen. */
export function PeoplePane({ people, me, lost, covers, onClose }: PeoplePaneProps) {
  const groups: { title: string; mood: FaceMood; members: readonly Member[] }[] = [
    { title: lost ? words.wereHere : words.here, mood: 'here', members: people.here },
    { title: words.away, mood: 'away', members: people.away },
    { title: words.out, mood: 'out', members: people.out },
  ];
  return (
    <AsidePane
      title={words.people}
      closeLabel={words.closePeople}
      covers={covers}
      onClose={onClose}
    >
      {groups.map(
        ({ title, mood, members }) =>
          members.length > 0 && (
            <section key={title}>
              <h3 className={css.title}>{words.group(title, members.length)}</h3>
              <ul>
                {members.map((member) => (
                  <Person
                    key={member.username}
                    member={member}
                    mood={mood}
                    mine={member.username === me.username}
                    lost={lost}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </AsidePane>
  );
}

interface PersonProps {
  member: Member;
  mood: FaceMood;
  mine: boolean;
  lost: boolean;
}

function Person({ member, mood, mine, lost }: PersonProps) {
  const status = useClientState((state) => state.statuses.get(member.username));
  const presence = useClientState((state) => state.presence.get(member.username));
  const note =
    status && statusLine(status) ? (
      <StatusLine of={status} />
    ) : (
      member.bio?.trim() || (mine ? words.you : words.roleNote[member.role])
    );
  return (
    <li className={cx(css.person, mood === 'out' && css.out)}>
      <button type="button" className={css.card} data-person={member.username}>
        <Face
          username={member.username}
          name={member.display_name}
          size={34}
          mood={lost && mood === 'here' ? 'away' : mood}
        />
        <span className={css.words}>
          <strong>{member.display_name}</strong>
          {note !== undefined && <span>{note}</span>}
        </span>
      </button>
      <span className={css.moon}>
        {/* Their own group tells of those who are out. */}
        {mood !== 'out' && (
          <PresenceSign
            of={mine && presence !== 'dnd' && presence !== 'idle' ? 'online' : presence}
          />
        )}
      </span>
    </li>
  );
}
