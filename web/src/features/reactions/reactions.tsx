import { SmilePlus } from 'lucide-react';
import { client, useClientState } from '../../app/use-client';
import type { ClientState, Message, Reaction } from '../../sync/types';
import { withWishes } from '../../sync/wished';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { personName } from '../../ui/person-name';
import { reactionWords as words } from '../../words/reactions';
import css from './reactions.module.css';

interface ReactionsProps {
  message: Message;
  me: string;
}

const NO_WISHES = undefined;

/** The chips under a message, in order of first use. Pressing one toggles mine at once. */
export function Reactions({ message, me }: ReactionsProps) {
  const wishes = useClientState((state) => state.wishes.get(message._id) ?? NO_WISHES);
  const shown = withWishes(message.reactions, wishes, me);
  if (shown.length === 0) return null;
  return <Chips message={message} shown={shown} me={me} />;
}

interface ChipsProps extends ReactionsProps {
  shown: readonly Reaction[];
}

function Chips({ message, shown, me }: ChipsProps) {
  const members = useClientState((state) => state.members);
  const forgotten = useClientState((state) => state.forgotten);
  return (
    <div className={css.chips} role="group" aria-label={words.reactions}>
      {shown.map((reaction) => {
        const mine = reaction.users.includes(me);
        return (
          <button
            key={reaction.emoji}
            type="button"
            className={cx(css.chip, mine && css.mine)}
            aria-pressed={mine}
            aria-label={words.chip(reaction.emoji, reaction.count)}
            data-tip={whoWords(reaction, { members, forgotten }, me)}
            data-reaction={reaction.emoji}
            onClick={() => client.toggleReaction(message, reaction.emoji)}
          >
            <span className={css.emoji}>{shownAs(reaction.emoji)}</span> {reaction.count}
          </button>
        );
      })}
      <button
        type="button"
        className={css.add}
        aria-label={words.react}
        data-tip={words.react}
        aria-haspopup="dialog"
        data-react
      >
        <Icon of={SmilePlus} />
      </button>
    </div>
  );
}

/** One of the group's own is drawn as its name while it has no picture. */
function shownAs(emoji: string): string {
  return emoji.startsWith(':') ? emoji.slice(1, -1) : emoji;
}

/** A tip of more names than these is a list, and lists have a place of their own. */
const NAMED_MAX = 8;

export function whoWords(
  reaction: Reaction,
  known: Pick<ClientState, 'members' | 'forgotten'>,
  me: string,
): string {
  const names = reaction.users
    .slice(0, NAMED_MAX)
    .map((user) => (user === me ? words.you : personName(known, user)));
  return words.who(names, reaction.count - names.length, reaction.emoji);
}
