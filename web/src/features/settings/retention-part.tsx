import { type FormEvent, useState } from 'react';
import { changeServer } from '../../api/accounts';
import { useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { SegmentsRow } from '../../ui/choice';
import { toast } from '../../ui/notices';
import { type Retention, sayMegabytes, sayRetention } from '../../words/retention';
import { settingsWords } from '../../words/settings';
import { spaceWords as words } from '../../words/space';
import part from './part.module.css';
import css from './space-section.module.css';
import { problemWords } from './use-answer';

const DAYS = [0, 30, 90, 365];
const MEGABYTES = [10, 50, 100];
const OVER_FIRST = 50;

/** How long large files stay: to choose for who holds the keys, to read for everybody else. */
export function RetentionPart() {
  const held = useClientState((state) => state.server?.retention);
  const mayChange = useClientState((state) => state.me?.role === 'owner');
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.kept}</h2>
      {mayChange ? (
        // What somebody else saved meanwhile is what stands here.
        <RetentionForm key={`${held?.days} ${held?.over_mb}`} held={held} />
      ) : (
        <p>{held === undefined ? words.stay : words.ruleHere(sayRetention(held))}</p>
      )}
    </section>
  );
}

function RetentionForm({ held }: { held: Retention | undefined }) {
  const [days, setDays] = useState(held?.days ?? 0);
  const [over, setOver] = useState(held?.over_mb ?? OVER_FIRST);
  const [busy, setBusy] = useState(false);
  const changed = days !== (held?.days ?? 0) || (days > 0 && over !== held?.over_mb);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !changed) return;
    setBusy(true);
    try {
      await changeServer({ retention: days === 0 ? null : { days, over_mb: over } });
      toast(words.savedKept);
    } catch (error) {
      toast(problemWords(error), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={css.keptForm} onSubmit={(event) => void save(event)}>
      <p className={css.keptWhy}>{words.keptWhy}</p>
      <SegmentsRow
        title={words.after}
        options={withHeld(DAYS, days).map((value) => ({
          value: String(value),
          label: words.afterDays(value),
        }))}
        value={String(days)}
        onChange={(value) => setDays(Number(value))}
      />
      {days > 0 && (
        <SegmentsRow
          title={words.over}
          options={withHeld(MEGABYTES, over).map((value) => ({
            value: String(value),
            label: sayMegabytes(value),
          }))}
          value={String(over)}
          onChange={(value) => setOver(Number(value))}
        />
      )}
      <div className={part.buttons}>
        <Button kind="brass" type="submit" busy={busy} disabled={!changed}>
          {changed ? words.saveKept : settingsWords.saved}
        </Button>
      </div>
    </form>
  );
}

/** By the command of a host something else may hold, which then stands among them. */
function withHeld(offered: readonly number[], held: number): number[] {
  return [...new Set([...offered, held])].toSorted((a, b) => a - b);
}
