import { describe, expect, it } from 'vitest';
import { Announcements } from './announcements';

function withHandTurnedClock() {
  const said: string[] = [];
  const timers: (() => void)[] = [];
  const announcements = new Announcements(
    (line) => said.push(line),
    (run) => timers.push(run),
  );
  return { said, announcements, twoSecondsPass: () => timers.shift()?.() };
}

describe('Announcements', () => {
  it('says the first line at once', () => {
    const { said, announcements } = withHandTurnedClock();
    announcements.add('Bram: hello');
    expect(said).toEqual(['Bram: hello']);
  });

  it('says one line for all that came within two seconds', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.add('Bram: hello');
    announcements.add('Sol: hi');
    announcements.add('Ines: evening');
    expect(said).toHaveLength(1);
    twoSecondsPass();
    expect(said).toEqual(['Bram: hello', '2 new messages']);
  });

  it('keeps the words when only one line waited', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.add('Bram: hello');
    announcements.add('Sol: hi');
    twoSecondsPass();
    expect(said[1]).toBe('Sol: hi');
  });

  it('speaks at once again after a quiet while', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.add('Bram: hello');
    twoSecondsPass();
    announcements.add('Sol: hi');
    expect(said).toEqual(['Bram: hello', 'Sol: hi']);
  });
});
