// Reactions under messages.

import { listOf, plural } from '../lib/text';
import { area } from './area';

export const reactionWords = area('reactions', {
  reactions: 'Reactions',
  react: 'React',
  you: 'you',
  /** `others` is how many more than are named. */
  who: (names: readonly string[], others: number, emoji: string) => {
    const more = plural(others, { one: '# other', other: '# others' });
    return `${listOf(others > 0 ? [...names, more] : names)} with ${emoji}`;
  },
  chip: (emoji: string, count: number) =>
    plural(count, { one: `${emoji}, # person`, other: `${emoji}, # people` }),
});
export type ReactionWords = typeof reactionWords;
