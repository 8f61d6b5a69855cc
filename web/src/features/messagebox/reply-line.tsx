import { Bell, BellOff, X } from 'lucide-react';
import { useClientState, usePerson } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { nameClass } from '../../ui/face';
import { useOneLine } from '../../ui/text/reader';
import { writingWords as words } from '../../words/writing';
import css from './message-box.module.css';

interface ReplyLineProps {
  to: Message;
  me: string;
  /** Whether the reply calls them. */
  ping: boolean;
  onPing: (ping: boolean) => void;
  onCancel: () => void;
}

/** Whom I answer, above what I write. */
export function ReplyLine({ to, me, ping, onPing, onCancel }: ReplyLineProps) {
  const { name, face } = usePerson(to.author);
  const canRing = useClientState((state) => state.members.has(to.author));
  return (
    <div className={css.reply}>
      <span className={css.replyWords}>
        {words.replyTo(<span className={nameClass(face)}>{name}</span>)}
        <span className={css.replyQuote}>{useOneLine(to)}</span>
      </span>
      {canRing && to.author !== me && to.outside !== true && to.system === undefined && (
        <IconButton
          icon={ping ? Bell : BellOff}
          label={words.ringFor(name)}
          aria-pressed={ping}
          onClick={() => onPing(!ping)}
        />
      )}
      <IconButton icon={X} label={words.noReply} onClick={onCancel} />
    </div>
  );
}
