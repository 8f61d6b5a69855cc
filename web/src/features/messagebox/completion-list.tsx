import { Users } from 'lucide-react';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { Sign } from '../../ui/sign';
import { writingWords as words } from '../../words/writing';
import type { Candidate } from './completion';
import css from './completion-list.module.css';
import type { Completion } from './use-completion';

export const LIST_ID = 'box-names';

export function optionId(index: number): string {
  return `${LIST_ID}-${index}`;
}

/** Names that fit what is being written. The focus stays in the box; screen readers hear the choice. */
export function CompletionList({ completion }: { completion: Completion }) {
  const { candidates, active, point, choose } = completion;
  const chosen = candidates[active];
  return (
    <>
      {candidates.length > 0 && (
        <div id={LIST_ID} role="listbox" aria-label={words.names} className={css.list}>
          {candidates.map((candidate, index) => (
            // The keys are those of the box, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={candidate.key}
              id={optionId(index)}
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
    case 'all':
      return <Icon of={Users} />;
  }
}
