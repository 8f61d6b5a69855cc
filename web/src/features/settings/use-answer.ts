import { type DependencyList, useEffect, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import { sayProblem } from '../../words/problems';

export type Answer<T> =
  | { state: 'asking' }
  | { state: 'here'; value: T }
  | { state: 'failed'; problem: ApiProblem };

/** Asks the server once per page visit, and again whenever `dependencies` change. */
export function useAnswer<T>(ask: () => Promise<T>, dependencies: DependencyList): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'asking' });
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setAnswer({ state: 'here', value }),
      (error: unknown) => current && setAnswer({ state: 'failed', problem: toProblem(error) }),
    );
    return () => {
      current = false;
    };
    // The caller names what the question depends on; the function itself is new at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, dependencies);
  return answer;
}

/** What to tell somebody when a request was refused or not answered. */
export function problemWords(error: unknown): string {
  return sayProblem(toProblem(error));
}
