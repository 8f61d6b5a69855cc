// One row of the authorisation matrix: who asks, for what, and what each kind of caller gets.
import type { Person, Role } from '../lib/person.ts';
import type { Suite } from '../lib/suite.ts';

export type Caller = 'anon' | 'outsider' | 'kicked' | Role;
export const callers: Caller[] = [
  'anon',
  'outsider',
  'kicked',
  'guest',
  'member',
  'moderator',
  'owner',
];

export interface Prepared {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Who asks, where the row needs a fresh person of that role. */
  as?: Person;
}
export interface Row {
  prepare: (suite: Suite, me: Person | undefined, role: Caller) => Promise<Prepared> | Prepared;
  /** For guest, member, moderator, owner; those who are not in get 401 unless `open` says otherwise. */
  expect: [number, number, number, number];
  open?: number;
}

/** A route that needs nothing to be there. */
export const at = (path: string, body?: unknown) => () => ({ path, body });
