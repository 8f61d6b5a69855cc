// What a message's reactions look like with my own wishes over them. Pure.

import type { Reaction } from '../api/types';

/** A reaction of mine that the stream does not show yet, or still shows. */
export interface Wish {
  readonly emoji: string;
  readonly on: boolean;
}

export function isMine(reactions: readonly Reaction[], emoji: string, me: string): boolean {
  return reactions.some((each) => each.emoji === emoji && each.users.includes(me));
}

/** The reactions with my wishes over them; the very list where none changes it. */
export function withWishes(
  reactions: readonly Reaction[],
  wishes: readonly Wish[] | undefined,
  me: string,
): readonly Reaction[] {
  return (wishes ?? []).reduce((shown, wish) => withWish(shown, wish, me), reactions);
}

function withWish(reactions: readonly Reaction[], { emoji, on }: Wish, me: string) {
  const held = reactions.find((each) => each.emoji === emoji);
  if ((held?.users.includes(me) ?? false) === on) return reactions;
  if (held === undefined) return [...reactions, { emoji, users: [me], count: 1 }];
  const users = on ? [...held.users, me] : held.users.filter((user) => user !== me);
  const count = held.count + (on ? 1 : -1);
  return reactions.flatMap((each) =>
    each === held ? (count > 0 ? [{ emoji, users, count }] : []) : [each],
  );
}
