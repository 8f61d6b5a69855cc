import { describe, expect, it } from 'vitest';
import { mayDelete, mayInvite, mayLetBackIn, mayManage, mayPin, maySetRole } from './rights';

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

  it('lets me delete my own, and a moderator those of anybody below', () => {
    expect(mayDelete('guest', true, 'guest')).toBe(true);
    expect(mayDelete('member', false, 'guest')).toBe(false);
    expect(mayDelete('moderator', false, 'member')).toBe(true);
    expect(mayDelete('moderator', false, 'moderator')).toBe(false);
    expect(mayDelete('moderator', false, undefined)).toBe(true);
  });

  it('lets moderators pin, and both in a talk of two', () => {
    expect(mayPin('member', 'text', false)).toBe(false);
    expect(mayPin('member', 'direct', false)).toBe(true);
    expect(mayPin('moderator', 'text', false)).toBe(true);
  });
});
