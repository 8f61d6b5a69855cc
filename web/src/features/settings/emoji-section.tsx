import { useState } from 'react';
import { listEmoji, removeEmoji } from '../../api/emoji';
import type { OwnEmoji } from '../../api/types';
import { useClientState, usePerson } from '../../app/use-client';
import { relativeTime } from '../../lib/late-time';
import { Button } from '../../ui/button';
import { OwnMark } from '../../ui/emoji/own-mark';
import { toast } from '../../ui/notices';
import { mayAddEmoji, mayTendEmoji } from '../../ui/room-rights';
import { ownEmojiWords as words } from '../../words/own-emoji';
import { EmojiForm } from './emoji-form';
import { NotLoaded } from './not-loaded';
import part from './part.module.css';
import { problemWords, useAnswer } from './use-answer';

/** The group's own emoji: to see, to add, to give other names, to take away. */
export function EmojiSection() {
  const me = useClientState((state) => state.me);
  const [round, setRound] = useState(0);
  const [changing, setChanging] = useState<string>();
  const own = useAnswer(listEmoji, [round]);
  if (me === undefined) return null;
  const again = () => {
    setChanging(undefined);
    setRound((before) => before + 1);
  };
  const all = own.state === 'here' ? own.value : [];
  return (
    <>
      <p className={part.lead}>{words.lead}</p>
      {mayAddEmoji(me.role) && (
        <section className={part.part}>
          <h2 className={part.title}>{words.addOne}</h2>
          <EmojiForm key={round} all={all} onDone={again} />
        </section>
      )}
      <section className={part.part} aria-busy={own.state === 'asking'}>
        <h2 className={part.title}>{words.title(all.length)}</h2>
        {own.state === 'failed' && <NotLoaded {...own} />}
        {own.state === 'here' && all.length === 0 && <p>{words.none}</p>}
        <ul className={part.rows}>
          {all.map((emoji) => (
            <EmojiRow
              key={emoji.name}
              emoji={emoji}
              all={all}
              tends={mayTendEmoji(me, emoji)}
              changing={changing === emoji.name}
              onChange={() => setChanging(emoji.name)}
              onDone={again}
              onLeave={() => setChanging(undefined)}
            />
          ))}
        </ul>
      </section>
    </>
  );
}

interface EmojiRowProps {
  emoji: OwnEmoji;
  all: readonly OwnEmoji[];
  tends: boolean;
  changing: boolean;
  onChange: () => void;
  onDone: () => void;
  onLeave: () => void;
}

function EmojiRow({ emoji, all, tends, changing, ...on }: EmojiRowProps) {
  const { name: by } = usePerson(emoji.by);
  const remove = async () => {
    try {
      await removeEmoji(emoji.name);
      toast(words.removed(emoji.name));
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
    on.onDone();
  };
  if (changing) {
    return (
      <li>
        <EmojiForm emoji={emoji} all={all} onDone={on.onDone} onLeave={on.onLeave} />
      </li>
    );
  }
  return (
    <li className={part.row}>
      <OwnMark name={emoji.name} />
      <div className={part.rowWords}>
        <strong>:{emoji.name}:</strong>
        <span>
          {emoji.aliases.length > 0 && `${words.alsoCalled(emoji.aliases.join(', '))} `}
          {words.by(by, relativeTime(emoji.added))}
        </span>
      </div>
      {tends && (
        <>
          <Button small aria-label={words.changeOf(emoji.name)} onClick={on.onChange}>
            {words.change}
          </Button>
          <Button
            small
            kind="plain"
            aria-label={words.removeOf(emoji.name)}
            onClick={() => void remove()}
          >
            {words.remove}
          </Button>
        </>
      )}
    </li>
  );
}
