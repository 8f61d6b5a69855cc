import { describe, expect, it } from 'vitest';
import { personName } from './person-name';

const members = new Map([['mara', { display_name: 'Mara' }]]);

describe('what somebody is called', () => {
  it('is the name they chose, and a username where nobody by it is known', () => {
    const known = { members, forgotten: new Set<string>() };
    expect(personName(known, 'mara')).toBe('Mara');
    expect(personName(known, 'bo')).toBe('bo');
  });

  it('is nothing of theirs once they are forgotten', () => {
    expect(personName({ members, forgotten: new Set(['bo']) }, 'bo')).toBe('deleted member');
  });
});
