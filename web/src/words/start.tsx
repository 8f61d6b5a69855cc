// The very beginning of a room or a talk.

import type { ReactNode } from 'react';
import { area } from './area';

export const startWords = area('start', {
  homeBegins: 'This is where the room everybody shares begins.',
  roomBegins: (room: string) => `This is where ${room} begins.`,
  directBegins: (names: ReactNode) => <>This is where your talk with {names} begins.</>,
  onlyYou: 'Nobody else sees it.',
  madeBy: (name: string, day: string) => `${name} made it on ${day}.`,
  keptBy: (name: string) => `${name} looks after it.`,
  keptByMe: 'You look after it.',
  privateBegins: 'Only those who were let in see it.',
});
export type StartWords = typeof startWords;
