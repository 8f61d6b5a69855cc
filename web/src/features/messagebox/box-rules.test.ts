import { describe, expect, it } from 'vitest';
import { codePoints, isSendKey } from './box-rules';

const enter = {
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

describe('isSendKey', () => {
  it('is Enter, and nothing that only looks like it', () => {
    expect(isSendKey(enter, false)).toBe(true);
    expect(isSendKey({ ...enter, shiftKey: true }, false)).toBe(false);
    expect(isSendKey({ ...enter, key: 'a' }, false)).toBe(false);
  });

  it('never sends inside a composition, also where the browser says it is over', () => {
    expect(isSendKey({ ...enter, isComposing: true }, false)).toBe(false);
    expect(isSendKey({ ...enter, keyCode: 229 }, false)).toBe(false);
  });

  it('breaks the line on touch, where the button sends', () => {
    expect(isSendKey(enter, true)).toBe(false);
    expect(isSendKey({ ...enter, ctrlKey: true }, true)).toBe(true);
  });
});

describe('codePoints', () => {
  it('counts as the server does', () => {
    expect(codePoints('')).toBe(0);
    expect(codePoints('ab🔥')).toBe(3);
    expect(codePoints('é')).toBe(1);
  });
});
