import type { ReactNode } from 'react';
import { shortDate } from '../lib/late-time';
import { fullTime } from '../lib/time';
import { Face, nameClass } from './face';
import css from './message-card.module.css';
import { Link, useLocation } from './router';

interface MessageCardProps {
  href: string;
  username: string;
  name: string;
  /** Where it was said, when that is not clear from the list. */
  place?: string | undefined;
  timestamp: string;
  content: ReactNode;
  /** One line of what came next. */
  below?: ReactNode;
  /** On a phone the pane lies over what the card leads to. */
  onGo?: (() => void) | undefined;
}

/** One message apart from its conversation; pressing it leads there. The one that was gone to bears a border. */
export function MessageCard(props: MessageCardProps) {
  const { href, username, name, place, timestamp, content, below, onGo } = props;
  const [path] = useLocation();
  return (
    <Link
      href={href}
      className={css.card}
      aria-current={path === href ? 'true' : undefined}
      onClick={onGo}
    >
      <span className={css.head}>
        <Face username={username} name={name} size={24} />
        <strong className={nameClass(username)}>{name}</strong>
        {place !== undefined && <span className={css.place}>{place}</span>}
        <time dateTime={timestamp} data-tip={fullTime(timestamp)}>
          {shortDate(timestamp)}
        </time>
      </span>
      <span className={css.words}>{content}</span>
      {below !== undefined && <span className={css.below}>{below}</span>}
    </Link>
  );
}
