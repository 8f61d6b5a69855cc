import { Moon, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Member } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { Face, type FaceMood } from '../../ui/face';
import { Icon } from '../../ui/icon';
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

const SPOKEN: Record<FaceMood, string> = { here: '', away: 'away', out: 'out' };

/** Everybody, by where they are. Opens beside the conversation, never over it on a wide screen. */
export function PeoplePane({ people, me, lost, covers, onClose }: PeoplePaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (covers) pane.current?.focus();
  }, [covers]);
  const groups: { title: string; mood: FaceMood; members: readonly Member[] }[] = [
    { title: lost ? 'Were here' : 'Here', mood: 'here', members: people.here },
    { title: 'Away', mood: 'away', members: people.away },
    { title: 'Out', mood: 'out', members: people.out },
  ];
  return (
    <aside ref={pane} className={css.pane} aria-label="People" data-region="people" tabIndex={-1}>
      <header className={css.head}>
        <h2>People</h2>
        <IconButton icon={X} label="Close people" onClick={onClose} />
      </header>
      <div className={css.list}>
        {groups.map(
          ({ title, mood, members }) =>
            members.length > 0 && (
              <section key={title}>
                <h3 className={css.title}>
                  {title}, {members.length}
                </h3>
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
      </div>
    </aside>
  );
}

interface PersonProps {
  member: Member;
  mood: FaceMood;
  mine: boolean;
  lost: boolean;
}

const ROLE_WORDS: Partial<Record<Member['role'], string>> = {
  owner: 'holds the keys',
  moderator: 'looks after the room',
  guest: 'guest',
};

function Person({ member, mood, mine, lost }: PersonProps) {
  const note = member.bio?.trim() || (mine ? 'you' : ROLE_WORDS[member.role]);
  return (
    <li className={css.person}>
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
      {mood === 'away' && (
        <span role="img" aria-label={SPOKEN[mood]} className={css.moon}>
          <Icon of={Moon} />
        </span>
      )}
    </li>
  );
}
