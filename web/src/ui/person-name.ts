/** What somebody is called. Pure. */

import { commonWords } from '../words/common';

interface Known {
  members: ReadonlyMap<string, { display_name: string }>;
  forgotten: ReadonlySet<string>;
}

/** Of who left for good only that; a username where nobody by it is known. */
export function personName({ members, forgotten }: Known, username: string): string {
  if (forgotten.has(username)) return commonWords.forgotten;
  return members.get(username)?.display_name ?? username;
}
