import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { Icon } from '../../ui/icon';
import { rowWords as words } from '../../words/row';
import { sinceWords } from './lines';
import css from './stream-overlays.module.css';
import { type Announced, useAnnouncing } from './use-announcing';

interface StreamOverlaysProps {
  announced: Announced;
  /** The day being read while history is scrolled. */
  day: string | undefined;
  /** Unread messages that begin above what is in sight. */
  unread: { count: number; since: string | undefined } | undefined;
  /** Scrolled up, or newer messages than the loaded ones exist. */
  far: boolean;
  newBelow: number;
  onUnread: () => void;
  onRead: () => void;
  onEnd: () => void;
  /** They float above the list: a wheel turned over them means the list. */
  onWheel: (px: number) => void;
}

/** What floats above the conversation and tells of what is out of sight; and what is told to ears. */
export function StreamOverlays(props: StreamOverlaysProps) {
  const { day, unread, far, newBelow, onUnread, onRead, onEnd, onWheel } = props;
  useAnnouncing(props.announced);
  return (
    <>
      {unread === undefined ? (
        <FloatingDay day={day} />
      ) : (
        <NewSinceBar {...unread} onGo={onUnread} onRead={onRead} onWheel={onWheel} />
      )}
      <PresentPill far={far} count={newBelow} onGo={onEnd} onWheel={onWheel} />
    </>
  );
}

/** The day being read, floating above history while it is scrolled. */
function FloatingDay({ day }: { day: string | undefined }) {
  if (day === undefined) return null;
  return (
    <div className={css.floatingDay} aria-hidden>
      <span>{day}</span>
    </div>
  );
}

interface NewSinceBarProps {
  count: number;
  since: string | undefined;
  onGo: () => void;
  onRead: () => void;
  onWheel: (px: number) => void;
}

function NewSinceBar({ count, since, onGo, onRead, onWheel }: NewSinceBarProps) {
  return (
    <div className={css.newSince} onWheel={(event) => onWheel(event.deltaY)}>
      <button type="button" className={css.go} onClick={onGo}>
        <Icon of={ArrowUp} />
        {words.newCount(count, since === undefined ? undefined : sinceWords(since))}
      </button>
      <button type="button" className={css.read} onClick={onRead} data-tip={words.escDoesToo}>
        <Icon of={Check} />
        {words.allRead}
      </button>
    </div>
  );
}

interface PresentPillProps {
  far: boolean;
  count: number;
  onGo: () => void;
  /** It floats above the list: a wheel turned over it means the list. */
  onWheel: (px: number) => void;
}

function PresentPill({ far, count, onGo, onWheel }: PresentPillProps) {
  if (!far) return null;
  return (
    <button
      type="button"
      className={css.pill}
      onClick={onGo}
      onWheel={(event) => onWheel(event.deltaY)}
    >
      {count > 0 && <span className={css.dot} aria-hidden />}
      {count > 0 ? words.newBackToNow(count) : words.backToNow}
      <Icon of={ArrowDown} />
    </button>
  );
}
