import type { ApiProblem } from '../../api/http';
import { Button } from '../../ui/button';
import { commonWords } from '../../words/common';
import { sayProblem } from '../../words/problems';

/** Why a list did not come, and the way to ask for it once more. */
export function NotLoaded({ problem, again }: { problem: ApiProblem; again: () => void }) {
  return (
    <p role="alert">
      {sayProblem(problem)}{' '}
      <Button small onClick={again}>
        {commonWords.tryAgain}
      </Button>
    </p>
  );
}
