// Refusals as a person hears them. The server says its own in English, often with the bound that was
// passed; another language has a sentence for every code, and for most of what the server says.

import type { ProblemCode } from '../api/types';
import { area } from './area';

/** What is known of a refusal; `status` 0 when no answer came at all. */
interface Refusal {
  status: number;
  code: string;
  message: string;
}

export const problemWords = area('problems', {
  noAnswer: "The server didn't answer. Try again in a moment.",
  /** Undefined where the server's own words are used. */
  of: undefined as ((code: ProblemCode, said: string) => string | undefined) | undefined,
});
export type ProblemWords = typeof problemWords;

export function sayProblem(problem: Refusal): string {
  if (problem.status === 0) return problemWords.noAnswer;
  return sayRefusal(problem.code, problem.message);
}

/** Of one that the server answered: `said` are its own words. */
export function sayRefusal(code: string, said: string): string {
  return problemWords.of?.(code as ProblemCode, said) ?? said;
}
