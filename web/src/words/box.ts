// The message box.

import { plural } from '../lib/text';
import { area } from './area';

export const boxWords = area('box', {
  writeMessage: 'Write a message',
  writeTo: (room: string) => `Write to ${room}`,
  tooMany: (count: number) => plural(count, { one: '# too many', other: '# too many' }),
  holdsUpTo: (max: number) => `Messages hold up to ${max} characters`,
  send: 'Send',
  archived: 'This room is archived. It can be read, but nothing is added.',
  moderatorsOnly: 'Only moderators write here. Everybody can read along.',
  paused: 'A moderator asked you to pause here for a while. You can read along meanwhile.',
});
export type BoxWords = typeof boxWords;
