import { useEffect, useState } from 'react';
import { toProblem } from '../../api/http';
import { listReactors } from '../../api/messages';
import { usePerson } from '../../app/use-client';
import type { Message, Reaction } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmojiSign } from '../../ui/emoji/emoji-sign';
import { Face, nameClass } from '../../ui/face';
import { commonWords } from '../../words/common';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import css from './who-dialog.module.css';

/** Everybody who reacted, by emoji; what the message itself does not name is asked for. */
export function WhoDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  return (
    <Dialog title={words.whoReacted} onClose={onClose}>
      {message.reactions.length === 0 && <p>{words.nobodyReacted}</p>}
      <div className={css.groups}>
        {message.reactions.map((reaction) => (
          <Group key={reaction.emoji} message={message} reaction={reaction} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({ message, reaction }: { message: Message; reaction: Reaction }) {
  const { users, trouble, again } = useReactors(message, reaction);
  return (
    <section>
      <h3 className={css.title}>
        <span className={css.emoji}>
          <EmojiSign emoji={reaction.emoji} className={css.own} />
        </span>{' '}
        {reaction.count}
      </h3>
      <ul>
        {users.map((user) => (
          <Person key={user} username={user} />
        ))}
      </ul>
      {users.length < reaction.count && (
        <p className={css.note} role="status">
          {trouble ?? words.askingWho}{' '}
          {trouble !== undefined && (
            <Button small onClick={again}>
              {commonWords.tryAgain}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

function Person({ username }: { username: string }) {
  const { name, face } = usePerson(username);
  return (
    <li className={css.person}>
      <Face username={face} name={name} size={28} />
      <span className={nameClass(face)}>{name}</span>
    </li>
  );
}

function useReactors(message: Message, { emoji, users, count }: Reaction) {
  const [all, setAll] = useState(users);
  const [trouble, setTrouble] = useState<string>();
  const [round, setRound] = useState(0);
  const more = count > users.length;
  useEffect(() => {
    // Until the rest is asked for again, those who are known stay.
    setAll((known) => (more && known.length > users.length ? known : users));
    setTrouble(undefined);
    if (!more) return;
    let current = true;
    const load = async () => {
      const names: string[] = [];
      let next: string | undefined;
      do {
        const page = await listReactors(message, emoji, next === undefined ? {} : { after: next });
        names.push(...page.users);
        if (!current) return;
        setAll([...names]);
        next = page.next;
      } while (next !== undefined);
    };
    load().catch((error: unknown) => current && setTrouble(sayProblem(toProblem(error))));
    return () => {
      current = false;
    };
  }, [message, emoji, users, more, round]);
  return { users: all, trouble, again: () => setRound(round + 1) };
}
