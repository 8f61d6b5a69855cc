import { MessageCircle } from 'lucide-react';
import { useClientState, usePerson } from '../../app/use-client';
import type { Channel, Message } from '../../sync/types';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { voiceWords as words } from '../../words/voice';
import css from './voice-room.module.css';

/** On a phone one line of what is written here; behind it is all of it. */
export function ChatLine({ channel, onOpen }: { channel: Channel; onOpen: () => void }) {
  const last = useClientState((state) =>
    state.windows
      .get(channel.id)
      ?.messages.findLast((entry) => !entry.deleted && !entry.system && entry.content !== ''),
  );
  if (last === undefined || last.deleted) return null;
  return <Line message={last} onOpen={onOpen} />;
}

function Line({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const { name, face } = usePerson(message.author);
  return (
    <button type="button" className={css.line} onClick={onOpen}>
      <Face username={face} name={name} size={28} />
      <span className={css.lineWords}>
        <strong>{name}</strong> {message.content}
      </span>
      <Icon of={MessageCircle} className={css.lineSign} />
      <span className={css.unseen}>{words.chat}</span>
    </button>
  );
}
