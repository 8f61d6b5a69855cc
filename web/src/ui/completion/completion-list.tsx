import { ListFilter, Users } from 'lucide-react';
import { writingWords as words } from '../../words/writing';
import { cx } from '../cx';
import { OwnMark } from '../emoji/own-mark';
import { Face } from '../face';
import { Icon } from '../icon';
import { Unseen } from '../live-region';
import { Sign } from '../sign';
import type { Candidate } from './candidates';
import css from './completion-list.module.css';

export const LIST_ID = 'box-names';

export function optionId(index: number, list = LIST_ID): string {
  return `${list}-${index}`;
}

export interface Offered {
  candidates: readonly Candidate[];
  active: number;
  point: (index: number) => void;
  choose: (candidate: Candidate) => void;
}

interface CompletionListProps {
  completion: Offered;
  /** Where there is another on the page. */
  id?: string;
  /** Hangs under the field instead of standing over it. */
  below?: boolean;
}

/** Names that fit what is being written. The focus stays in the box; screen readers hear the choice. */
export function CompletionList({ completion, id = LIST_ID, below = false }: CompletionListProps) {
  const { candidates, active, point, choose } = completion;
  const chosen = candidates[active];
  return (
    <>
      {candidates.length > 0 && (
        <div
          id={id}
          role="listbox"
          aria-label={words.names}
          className={cx(css.list, below && css.below)}
        >
          {candidates.map((candidate, index) => (
            // The keys are those of the box, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={candidate.key}
              id={optionId(index, id)}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className={cx(css.option, index === active && css.active)}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => index !== active && point(index)}
              onClick={() => choose(candidate)}
            >
              <span className={css.icon}>
                <CandidateIcon of={candidate} />
              </span>
              <span className={css.name}>{candidate.name}</span>
              <span className={css.hint}>{candidate.hint}</span>
            </div>
          ))}
        </div>
      )}
      <div role="status">
        {chosen !== undefined && (
          <Unseen>
            {words.nameOf(`${chosen.name} ${chosen.hint}`, active + 1, candidates.length)}
          </Unseen>
        )}
      </div>
    </>
  );
}

function CandidateIcon({ of: { icon, name } }: { of: Candidate }) {
  switch (icon.kind) {
    case 'face':
      return <Face username={icon.username} name={name} size={24} />;
    case 'sign':
      return <Sign of={icon.sign} />;
    case 'picture':
      return <span className={css.picture}>{icon.picture}</span>;
    case 'own':
      return <OwnMark name={icon.name} />;
    case 'all':
      return <Icon of={Users} />;
    case 'condition':
      return <Icon of={ListFilter} />;
  }
}
