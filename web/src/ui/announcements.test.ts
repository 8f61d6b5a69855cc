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
    announcements.addMessage('Bram: hello');
    expect(said).toEqual(['Bram: hello']);
  });

  it('says one line for all that came within two seconds', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.addMessage('Bram: hello');
    announcements.addMessage('Sol: hi');
    announcements.addMessage('Ines: evening');
    expect(said).toHaveLength(1);
    twoSecondsPass();
    expect(said).toEqual(['Bram: hello', '2 new messages']);
  });

  it('keeps the words when only one line waited', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.addMessage('Bram: hello');
    announcements.addMessage('Sol: hi');
    twoSecondsPass();
    expect(said[1]).toBe('Sol: hi');
  });

  it('speaks at once again after a quiet while', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.addMessage('Bram: hello');
    twoSecondsPass();
    announcements.addMessage('Sol: hi');
    expect(said).toEqual(['Bram: hello', 'Sol: hi']);
  });

  it('counts nothing among the messages that was done here', () => {
    const { said, announcements, twoSecondsPass } = withHandTurnedClock();
    announcements.add('a.png is added');
    for (const name of ['b', 'c', 'd', 'e']) announcements.add(`${name}.png is added`);
    announcements.addMessage('Sol: hi');
    announcements.addMessage('Bram: hello');
    twoSecondsPass();
    expect(said[1]).toBe('2 new messages. c.png is added. d.png is added. e.png is added');
  });
});
