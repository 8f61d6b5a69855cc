// On a phone Back left the app while a sheet lay over it. Nothing here waits for a clock: the history
// of the test page is asked until it stands where it should.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { overlay } from './back';
import { overPage } from './router';

afterEach(async () => {
  await vi.waitFor(() => expect(history.state).not.toBe(overPage));
});

/** As the browser does when Back is pressed. */
function goBack(): void {
  history.replaceState(null, '');
  dispatchEvent(new PopStateEvent('popstate'));
}

describe('back', () => {
  it('takes away the topmost first, then what it lay over', () => {
    const pane = vi.fn();
    const menu = vi.fn();
    overlay(pane);
    overlay(menu);
    expect(history.state).toBe(overPage);
    goBack();
    expect(menu).toHaveBeenCalledOnce();
    expect(pane).not.toHaveBeenCalled();
    expect(history.state).toBe(overPage);
    goBack();
    expect(pane).toHaveBeenCalledOnce();
    expect(history.state).not.toBe(overPage);
  });

  it('has one entry for a question that follows a menu, and none after both', async () => {
    const before = history.length;
    const closeMenu = overlay(vi.fn());
    closeMenu();
    const ask = vi.fn();
    const closeQuestion = overlay(ask);
    expect(history.length).toBe(before + 1);
    closeQuestion();
    const back = vi.spyOn(history, 'back').mockImplementation(goBack);
    await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
    back.mockRestore();
    expect(ask).not.toHaveBeenCalled();
  });
});
