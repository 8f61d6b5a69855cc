import { describe, expect, it } from 'vitest';
import type { Member } from '../../sync/types';
import { calledBy } from './called-by';

const member = (username: string, role: Member['role'] = 'member') =>
  [username, { username, role } as Member] as const;
const known = {
  members: new Map([member('ana'), member('bo'), member('cy'), member('dan', 'guest')]),
  presence: new Map([
    ['bo', 'idle'],
    ['cy', 'offline'],
  ]),
};
const ana = { username: 'ana', role: 'member' } as const;

describe('how many a message calls', () => {
  it('is everybody in the room but me', () => {
    expect(calledBy(['@everyone'], {}, ana, known)).toBe(2);
    expect(calledBy(['@everyone'], { members: ['ana', 'dan'] }, ana, known)).toBe(1);
  });

  it('is those who are here, for @here', () => {
    expect(calledBy(['@here'], {}, ana, known)).toBe(1);
  });

  it('is nobody for names alone, nor from a guest', () => {
    expect(calledBy(['bo'], {}, ana, known)).toBe(0);
    expect(calledBy(['@everyone'], {}, { username: 'dan', role: 'guest' }, known)).toBe(0);
  });
});
