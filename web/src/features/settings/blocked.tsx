import { toProblem } from '../../api/http';
import { unblockPerson } from '../../api/people';
import { useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { profileWords } from '../../words/profile';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';

/** Whom I do not want to see, and the way to see them again. */
export function Blocked() {
  const blocked = useClientState((state) => state.blocked);
  const members = useClientState((state) => state.members);
  const unblock = async (username: string, name: string) => {
    try {
      await unblockPerson(username);
      toast(profileWords.unblocked(name));
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
  };
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.blockedTitle}</h2>
      {blocked.size === 0 && <p className={part.note}>{words.blockedNobody}</p>}
      <ul className={part.rows}>
        {[...blocked].toSorted().map((username) => {
          const name = members.get(username)?.display_name ?? username;
          return (
            <li key={username} className={part.row}>
              <Face username={username} name={name} size={38} mood="out" />
              <div className={part.rowWords}>
                <strong>{name}</strong>
                <span>@{username}</span>
              </div>
              <Button
                small
                aria-label={words.unblockOf(name)}
                onClick={() => void unblock(username, name)}
              >
                {profileWords.unblock}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
