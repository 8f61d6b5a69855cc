import { Copy, Link2, MailOpen, Reply } from 'lucide-react';
import { useClientState } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { copyText } from '../../ui/copy-text';
import { Face, nameClass } from '../../ui/face';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import { commonWords } from '../../words/common';
import { streamWords as words } from '../../words/stream';
import css from './row-menu.module.css';
import type { RowVerbs } from './row-verbs';

interface RowMenuProps {
  message: Message;
  anchor: HTMLElement;
  verbs: RowVerbs;
  onClose: () => void;
}

/** What can be done with one message. */
export function RowMenu({ message, anchor, verbs, onClose }: RowMenuProps) {
  return (
    <Menu
      label={words.aboutMessage}
      anchor={anchor}
      onClose={onClose}
      items={itemsFor(message, verbs)}
      head={<MenuHead message={message} />}
    />
  );
}

function itemsFor(message: Message, verbs: RowVerbs): MenuItem[] {
  const link = `${location.origin}/c/${encodeURIComponent(message.channel)}/${message.seq}`;
  return [
    { icon: Reply, label: words.reply, run: () => verbs.reply(message) },
    { icon: Copy, label: words.copyText, run: () => void copy(message.content, words.textCopied) },
    { icon: Link2, label: words.copyLink, run: () => void copy(link, commonWords.linkCopied) },
    { icon: MailOpen, label: words.markUnread, run: () => verbs.markUnread(message) },
  ];
}

async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? done : commonWords.clipboardClosed);
}

/** On a phone the sheet covers the message: it says which one is meant. */
function MenuHead({ message }: { message: Message }) {
  const { author } = message;
  const name = useClientState((state) => state.members.get(author)?.display_name ?? author);
  return (
    <div className={css.head}>
      <Face username={author} name={name} size={34} />
      <div>
        <p className={nameClass(author)}>{name}</p>
        <p className={css.words}>{message.content}</p>
      </div>
    </div>
  );
}
