import { listOf, plural } from '../../lib/text';
import type { ReactionWords } from '../reactions';

export const reactions: ReactionWords = {
  reactions: 'Reaktionen',
  react: 'Reagieren',
  you: 'du',
  who: (names, others, emoji) => {
    const more = plural(others, { one: '# weitere Person', other: '# weitere' });
    return `${listOf(others > 0 ? [...names, more] : names)} mit ${emoji}`;
  },
  chip: (emoji, count) =>
    plural(count, { one: `${emoji}, # Person`, other: `${emoji}, # Personen` }),
};
