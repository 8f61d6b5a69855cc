import { afterEach, describe, expect, it, vi } from 'vitest';
import { clipOf, whyNoClips } from './clips';

afterEach(() => vi.unstubAllGlobals());

describe('where nothing can be recorded', () => {
  it('it is said whether the address or the browser is to blame', () => {
    vi.stubGlobal('isSecureContext', false);
    expect(whyNoClips()).toContain('https');
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('navigator', { mediaDevices: {} });
    vi.stubGlobal('MediaRecorder', { isTypeSupported: () => false });
    expect(whyNoClips()).toContain('browser');
    vi.stubGlobal('MediaRecorder', { isTypeSupported: () => true });
    expect(whyNoClips()).toBeUndefined();
  });
});

describe('voice messages that are not sent', () => {
  it('belong to a room and to one person', () => {
    const mine = clipOf('mara', 'home');
    expect(clipOf('mara', 'home')).toBe(mine);
    expect(clipOf('mara', 'kitchen')).not.toBe(mine);
    expect(clipOf('tavi', 'home')).not.toBe(mine);
    expect(clipOf('mara', 'home')).not.toBe(mine);
  });
});
