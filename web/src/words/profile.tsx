// The card of a friend, and what moderators may do there.

import type { ReactNode } from 'react';
import { plural } from '../lib/text';
import { area } from './area';

export const profileWords = area('profile', {
  about: (name: string) => `About ${name}`,
  write: 'Write',
  came: (when: string) => `Came ${when}`,
  cameBy: (when: string, by: string) => `Came ${when}, invited by ${by}`,
  pausedUntil: (when: string) => `Pauses until ${when}`,
  gone: 'Not in the room any more',
  me: 'This is you',
  edit: 'Change what they see',

  block: 'Block',
  unblock: 'Unblock',
  blocked: (name: string) =>
    `What ${name} says is folded away for you, and you two do not write to each other.`,
  unblocked: (name: string) => `You see ${name} again.`,

  moderate: 'Look after',
  pause: (minutes: number) =>
    minutes < 60
      ? plural(minutes, { one: 'Pause for # minute', other: 'Pause for # minutes' })
      : minutes < 1440
        ? plural(minutes / 60, { one: 'Pause for # hour', other: 'Pause for # hours' })
        : plural(minutes / 1440, { one: 'Pause for # day', other: 'Pause for # days' }),
  endPause: 'End the pause',
  kick: 'Take the seat away',
  ban: 'Keep out for good',
  clean: 'Take back what was said lately',
  cleanTitle: (name: string) => `Take back what ${name} said lately?`,
  cleanWhy: (name: ReactNode) => (
    <>What {name} said goes for good, for everybody, in all rooms that you see.</>
  ),
  cleanSpan: 'How far back',
  anHour: 'An hour',
  aDay: 'A day',
  twoWeeks: 'Two weeks',
  cleaned: (count: number) =>
    plural(count, { one: '# message is gone.', other: '# messages are gone.' }),
  paused: (name: string) => `${name} pauses now and reads along.`,
  pauseEnded: (name: string) => `${name} may write again.`,
  kickTitle: (name: string) => `Take ${name}'s seat away?`,
  kickWhy: (name: ReactNode) => (
    <>
      {name} is signed out everywhere at once. What was said stays. A sign-in link brings the seat
      back.
    </>
  ),
  kicked: (name: string) => `${name} has no seat any more.`,
  banTitle: (name: string) => `Keep ${name} out for good?`,
  banWhy: (name: ReactNode) => (
    <>
      {name} is signed out everywhere at once, and no link lets this name in again until the ban is
      lifted.
    </>
  ),
  banned: (name: string) => `${name} stays out.`,
  notNow: 'Not now',
});
export type ProfileWords = typeof profileWords;
