import { describe, expect, it } from 'vitest';
import { mayInvite, mayLetBackIn, mayManage, maySetRole } from './rights';

describe('what is offered to whom', () => {
  it('lets everybody but guests invite', () => {
    expect(mayInvite('guest')).toBe(false);
    expect(mayInvite('member')).toBe(true);
  });

  it('offers a way back in only for somebody lower', () => {
    expect(mayLetBackIn('owner', 'moderator')).toBe(true);
    expect(mayLetBackIn('moderator', 'moderator')).toBe(false);
    expect(mayLetBackIn('owner', 'owner')).toBe(false);
    expect(mayLetBackIn('member', 'guest')).toBe(false);
  });

  it('keeps roles with the owner', () => {
    expect(maySetRole('owner', 'member')).toBe(true);
    expect(maySetRole('moderator', 'member')).toBe(false);
    expect(mayManage('member')).toBe(false);
  });
});
