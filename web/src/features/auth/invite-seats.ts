/** The seats of the invite page: only who invites has a letter. Who else is in is nobody's business
 *  before joining, so the other mats are colours that say nothing about anyone. */

import { faceHues, faceOf } from '../../lib/face';
import { SEATS_MAX, type Seat } from '../../ui/room-drawing';

/** Places clockwise from the lamp's corner: the inviter at the top right, the reader at the foot. */
const INVITER_AT = 2;
const READER_AT = 5;
const OTHERS_AT = [0, 1, 3, 4, 6, 7] as const;

export function seatsFor(inviter: string, name: string, members: number): Seat[] {
  const seats: Seat[] = Array.from({ length: SEATS_MAX }, () => ({ kind: 'free' }));
  seats[INVITER_AT] = { kind: 'friend', username: inviter, name };
  seats[READER_AT] = { kind: 'mine' };
  const others = Math.min(Math.max(0, members - 1), OTHERS_AT.length);
  const first = faceOf(inviter).hue;
  for (let index = 0; index < others; index += 1) {
    const place = OTHERS_AT[index];
    // Five steps round a ring of twelve never meet twice before all hues are used.
    const hue = (first + 5 * (index + 1)) % faceHues.length;
    if (place !== undefined) seats[place] = { kind: 'somebody', hue };
  }
  return seats;
}
