import { describe, expect, it } from 'vitest';
import { matchPath, navigate, overPage } from './router';

describe('addresses', () => {
  it('name what stands in them, and leave out what may be missing', () => {
    expect(matchPath('/c/:channel/:seq?', '/c/home/12')).toEqual({ channel: 'home', seq: '12' });
    expect(matchPath('/c/:channel/:seq?', '/c/home/')).toEqual({ channel: 'home', seq: undefined });
    expect(matchPath('/c/:channel/:seq?', '/c')).toBeUndefined();
    expect(matchPath('/c/:channel/:seq?', '/c/home/12/more')).toBeUndefined();
    expect(matchPath('/', '/')).toEqual({});
    expect(matchPath('/', '/setup')).toBeUndefined();
  });

  it('keep the rest of a page that has addresses of its own', () => {
    expect(matchPath('/settings/*', '/settings')).toEqual({ '*': '' });
    expect(matchPath('/settings/*', '/settings/profile/face')).toEqual({ '*': 'profile/face' });
  });

  it('are decoded, and survive what cannot be', () => {
    expect(matchPath('/invite/:code', '/invite/a%20b')).toEqual({ code: 'a b' });
    expect(matchPath('/invite/:code', '/invite/100%')).toEqual({ code: '100%' });
  });

  it('change without loading the page', () => {
    const before = history.length;
    navigate('/c/home');
    expect(location.pathname).toBe('/c/home');
    navigate('/c/kitchen', { replace: true });
    expect(location.pathname).toBe('/c/kitchen');
    expect(history.length).toBe(before + 1);
  });

  it('take the place of an entry that only closes what lies over a page', () => {
    navigate('/c/home');
    history.pushState(overPage, '');
    const before = history.length;
    navigate('/c/kitchen');
    expect(location.pathname).toBe('/c/kitchen');
    expect(history.length).toBe(before);
    expect(history.state).toBeNull();
  });
});
