import type { Message } from '../../sync/types';

/** What can be done with one message besides copying it. */
export interface RowVerbs {
  reply: (message: Message) => void;
  markUnread: (message: Message) => void;
  edit: (message: Message) => void;
}
