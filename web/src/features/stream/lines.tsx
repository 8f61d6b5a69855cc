import { DoorOpen, Info, type LucideIcon, Pencil, Pin } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { clockTime, dayName, fullTime, localDay } from '../../lib/time';
import type { Message } from '../../sync/types';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { Link } from '../../ui/router';
import { streamWords as words } from '../../words/stream';
import css from './lines.module.css';

const RetentionLine = later(() => import('./retention-line').then((m) => m.RetentionLine));

export function DayLine({ at }: { at: string }) {
  return (
    <li className={css.day} data-day>
      <span>{dayName(at)}</span>
    </li>
  );
}

export function UnreadLine({ since }: { since: string }) {
  return (
    <li className={css.unread} data-unread>
      <span className={css.dot} aria-hidden />
      <span className={css.unreadWords}>{words.newSince(sinceWords(since))}</span>
      <span className={css.unreadRule} aria-hidden />
    </li>
  );
}

/** "19:10" today, otherwise with its day. */
export function sinceWords(since: string): string {
  const daysAgo = localDay(Date.now()) - localDay(since);
  if (daysAgo === 0) return clockTime(since);
  // Inside a sentence "yesterday" is a common word; weekdays and dates keep their capital.
  const day = daysAgo === 1 ? dayName(since).toLocaleLowerCase() : dayName(since);
  return words.dayAndTime(day, clockTime(since));
}

const SYSTEM_ICONS: Record<string, LucideIcon> = {
  joined: DoorOpen,
  pinned: Pin,
  renamed: Pencil,
  topic: Pencil,
};

interface SystemLineProps {
  message: Message;
  /** Of whom it tells. */
  name: string;
  /** Display name of who let them in. */
  invitedBy: string | undefined;
}

/** What happened without anybody saying it: one quiet line. */
export function SystemLine({ message, name, invitedBy }: SystemLineProps) {
  const kind = message.system?.kind ?? '';
  const about = message.reply_to;
  const said = lineWords(message, <strong>{name}</strong>, invitedBy);
  return (
    <li className={css.system} data-row={message._id} data-seq={message.seq} tabIndex={-1}>
      <Icon of={SYSTEM_ICONS[kind] ?? Info} className={css.systemIcon} />
      <span className={css.words} data-tip={fullTime(message.timestamp)}>
        {about === undefined ? (
          said
        ) : (
          <Link href={`/c/${encodeURIComponent(message.channel)}/${about.seq}`}>{said}</Link>
        )}
      </span>
    </li>
  );
}

/** By its kind in the reader's language; a kind from a newer server in the server's own words. */
function lineWords(message: Message, name: ReactNode, invitedBy: string | undefined): ReactNode {
  const detail = message.system?.detail ?? '';
  switch (message.system?.kind) {
    case 'joined':
      return words.cameIn(name, invitedBy === undefined ? undefined : <strong>{invitedBy}</strong>);
    case 'pinned':
      return words.pinned(name);
    case 'renamed':
      return words.renamed(name, <strong>{detail}</strong>);
    case 'topic':
      return detail === '' ? words.noTopic(name) : words.newTopic(name, detail);
    case 'retention':
      return (
        <Suspense fallback={message.content}>
          <RetentionLine name={name} detail={detail} />
        </Suspense>
      );
    default:
      return message.content;
  }
}
