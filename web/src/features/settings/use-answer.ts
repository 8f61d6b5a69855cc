import { type DependencyList, useEffect, useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/http';
import { sayProblem } from '../../words/problems';

export type Answer<T> =
  | { state: 'asking' }
  | { state: 'here'; value: T }
  /** `again` asks once more; nothing else does. */
  | { state: 'failed'; problem: ApiProblem; again: () => void };

/** Asks the server once per page visit, and again whenever `dependencies` change. */
export function useAnswer<T>(ask: () => Promise<T>, dependencies: DependencyList): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'asking' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    const again = () => {
      setAnswer({ state: 'asking' });
      setTries(tries + 1);
    };
    ask().then(
      (value) => current && setAnswer({ state: 'here', value }),
      (error: unknown) =>
        current && setAnswer({ state: 'failed', problem: toProblem(error), again }),
    );
    return () => {
      current = false;
    };
    // The caller names what the question depends on; the function itself is new at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [...dependencies, tries]);
  return answer;
}

/** What to tell somebody when a request was refused or not answered. */
export function problemWords(error: unknown): string {
  return sayProblem(toProblem(error));
}
