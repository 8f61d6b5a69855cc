import type { Message } from '../../sync/types';

/** What can be done with one message besides copying it. */
export interface RowVerbs {
  /** Undefined where I may not write. */
  reply: ((message: Message) => void) | undefined;
  markUnread: (message: Message) => void;
  edit: (message: Message) => void;
}
