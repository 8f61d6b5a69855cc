import { Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { fileSize } from '../../lib/file-size';
import { shortDate } from '../../lib/late-time';
import { fullTime } from '../../lib/time';
import type { Attachment } from '../../sync/types';
import { sharedWords as words } from '../../words/shared';
import { Button } from '../button';
import { Icon } from '../icon';
import { signOf } from './file-card';
import css from './file-card.module.css';
import { useRestoring } from './restoring';

/** What was taken away to make room: that it was there, until when it can come back, and the way to that. */
export function RemovedCard({ one, by }: { one: Attachment; by: string }) {
  const [now] = useState(Date.now);
  const until = one.restorable_until;
  const returns = until !== undefined && Date.parse(until) > now;
  const restore = useRestoring(one, by);
  return (
    <div className={css.gone}>
      <Icon of={signOf(one)} className={css.sign} />
      <span className={css.words}>
        <span className={css.name}>
          <bdi>{one.name}</bdi>
        </span>
        <span className={css.why}>
          {words.removed}
          {one.size > 0 && ` (${fileSize(one.size)})`}
        </span>
        {returns ? (
          <span className={css.why}>
            <time dateTime={until} data-tip={fullTime(until)}>
              {words.returnsUntil(shortDate(until))}
            </time>
          </span>
        ) : (
          <span className={css.why}>{words.bytesGone}</span>
        )}
      </span>
      {returns && restore !== undefined && <BringBack name={one.name} restore={restore} />}
    </div>
  );
}

function BringBack({ name, restore }: { name: string; restore: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const bring = async () => {
    // What is brought back takes the button's place: focus stays with its message.
    const row = button.current?.closest<HTMLElement>('[data-row]');
    setBusy(true);
    try {
      await restore();
      row?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      ref={button}
      small
      icon={Undo2}
      busy={busy}
      aria-label={words.bringBackWhat(name)}
      onClick={() => void bring()}
    >
      {words.bringBack}
    </Button>
  );
}
