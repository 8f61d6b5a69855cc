import { useState } from 'react';
import { liftBan, listBans } from '../../api/people';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { toast } from '../../ui/notices';
import { auditWords as words } from '../../words/audit';
import { NotLoaded } from './not-loaded';
import part from './part.module.css';
import { problemWords, useAnswer } from './use-answer';

/** Who is kept out, and the way to let them in again; nothing while nobody is. */
export function Bans() {
  const [round, setRound] = useState(0);
  const banned = useAnswer(listBans, [round]);
  const lift = async (username: string) => {
    try {
      await liftBan(username);
      toast(words.lifted(username));
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
    setRound((before) => before + 1);
  };
  if (banned.state === 'failed') return <NotLoaded {...banned} />;
  if (banned.state !== 'here' || banned.value.length === 0) return null;
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.bans}</h2>
      <ul className={part.rows}>
        {banned.value.map((username) => (
          <li key={username} className={part.row}>
            <Face username={username} size={38} mood="out" />
            <div className={part.rowWords}>
              <strong>@{username}</strong>
            </div>
            <Button small onClick={() => void lift(username)} aria-label={words.liftOf(username)}>
              {words.lift}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
