import {
  Bookmark,
  BookmarkX,
  Copy,
  Forward,
  History,
  ImagePlay,
  Link2,
  MailOpen,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Trash2,
  Users,
} from 'lucide-react';
import { toProblem } from '../../api/http';
import { client, useClientState, usePerson } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { copyText } from '../../ui/copy-text';
import { Face, nameClass } from '../../ui/face';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import { saidLine } from '../../ui/shared/said-line';
import { shelving } from '../../ui/shared/shelving';
import { commonWords } from '../../words/common';
import { sayProblem } from '../../words/problems';
import { rowWords as words } from '../../words/row';
import { shelfWords } from '../../words/shelf';
import { streamWords } from '../../words/stream';
import { QuickRow } from '../reactions/quick-row';
import css from './row-menu.module.css';
import type { RowVerbs } from './row-verbs';
import { type May, whatMay } from './what-may';

interface RowMenuProps {
  message: Message;
  anchor: HTMLElement;
  verbs: RowVerbs;
  onReact: (emoji: string) => void;
  onMoreEmoji: () => void;
  onVersions: () => void;
  onWho: () => void;
  onForward: () => void;
  /** Asks first unless `sure`. */
  onRemove: (sure: boolean) => void;
  onClose: () => void;
}

/** What can be done with one message. */
export function RowMenu(props: RowMenuProps) {
  const { message, anchor, onClose } = props;
  const me = useClientState((state) => state.me);
  const author = useClientState((state) => state.members.get(message.author));
  const channel = useClientState((state) => state.channels.get(message.channel));
  const saved = useClientState((state) => state.saved.has(message._id));
  if (me === undefined || channel === undefined) return null;
  const may = whatMay(message, channel, me, author);
  return (
    <Menu
      label={words.aboutMessage}
      anchor={anchor}
      onClose={onClose}
      items={itemsFor(props, may, saved)}
      head={
        <>
          <MenuHead message={message} />
          {may.react && <QuickRow onPick={props.onReact} onMore={props.onMoreEmoji} />}
        </>
      }
    />
  );
}

function itemsFor(props: RowMenuProps, may: May, saved: boolean): MenuItem[] {
  const { message, verbs, onVersions, onWho, onForward, onRemove } = props;
  const link = `${location.origin}/c/${encodeURIComponent(message.channel)}/${message.seq}`;
  const pinned = message.pinned === true;
  const items: (MenuItem | false)[] = [
    verbs.reply !== undefined && {
      icon: Reply,
      label: words.reply,
      run: () => verbs.reply?.(message),
    },
    may.edit && { icon: Pencil, label: streamWords.edit, run: () => verbs.edit(message) },
    {
      icon: Copy,
      label: words.copyText,
      apart: true,
      run: () => void copy(message.content, words.textCopied),
    },
    { icon: Link2, label: words.copyLink, run: () => void copy(link, commonWords.linkCopied) },
    {
      icon: saved ? BookmarkX : Bookmark,
      label: saved ? words.letGo : words.keep,
      run: () => void keep(message, !saved),
    },
    may.pin && {
      icon: pinned ? PinOff : Pin,
      label: pinned ? words.unpin : words.pin,
      run: () => void pin(message, !pinned),
    },
    { icon: MailOpen, label: words.markUnread, run: () => verbs.markUnread(message) },
    ...shelfItems(message),
    message.reactions.length > 0 && { icon: Users, label: words.whoReacted, run: onWho },
    may.versions && { icon: History, label: words.versions, run: onVersions },
    message.system === undefined && { icon: Forward, label: words.passOn, run: onForward },
    may.remove && {
      icon: Trash2,
      label: streamWords.delete,
      bad: true,
      apart: true,
      run: ({ shift }) => onRemove(shift),
    },
  ];
  return items.filter((item) => item !== false);
}

/** For each of its pictures that moves. */
function shelfItems({ attachments }: Message): MenuItem[] {
  const fitting = attachments.filter((one) => shelving(one) !== undefined);
  const named = new Map(fitting.map((one) => [one.name, one]));
  return [...named.values()].map((one) => ({
    icon: ImagePlay,
    label: named.size === 1 ? shelfWords.put : shelfWords.putNamed(one.name),
    run: () => shelving(one)?.(),
  }));
}

async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? done : commonWords.clipboardClosed);
}

async function keep(message: Message, saved: boolean): Promise<void> {
  try {
    await (await client.extras()).saved.keep(message, saved);
    toast(saved ? words.kept : words.letGone);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}

async function pin(message: Message, pinned: boolean): Promise<void> {
  try {
    await (await client.extras()).messages.pin(message, pinned);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}

/** On a phone the sheet covers the message: it says which one is meant. */
function MenuHead({ message }: { message: Message }) {
  const { name, face } = usePerson(message.author);
  return (
    <div className={css.head}>
      <Face username={face} name={name} size={34} />
      <div>
        <p className={nameClass(face)}>{name}</p>
        <p className={css.words}>{saidLine(message)}</p>
      </div>
    </div>
  );
}
