import { describe, expect, it } from 'vitest';
import type { Member, Message } from '../../sync/types';
import { lastOfMine, whatMay } from './what-may';

const message = (more: Partial<Message> = {}): Message => ({
  _id: 'm1',
  content: 'soup',
  timestamp: '2026-11-22T19:00:00.000Z',
  author: 'mara',
  channel: 'home',
  seq: 1,
  rev: 1,
  attachments: [],
  reactions: [],
  mentions: [],
  ...more,
});
const person = (username: string, role: Member['role']) => ({ username, role });
const room = { kind: 'text', archived: false } as const;
const mara = person('mara', 'member');
const tavi = person('tavi', 'moderator');

describe('what a message offers', () => {
  it('lets me change and delete my own, and nobody else change it', () => {
    expect(whatMay(message(), room, mara, mara)).toMatchObject({ edit: true, remove: true });
    expect(whatMay(message(), room, tavi, mara)).toMatchObject({ edit: false, remove: true });
    const others = whatMay(message({ author: 'tavi' }), room, mara, tavi);
    expect(others).toEqual({
      react: true,
      edit: false,
      remove: false,
      pin: false,
      versions: false,
    });
  });

  it('keeps what was written from outside in my name out of my hands', () => {
    expect(whatMay(message({ outside: true }), room, mara, mara).edit).toBe(false);
  });

  it('lets moderators take quiet lines away, and nobody change them', () => {
    const line = message({ system: { kind: 'joined' } });
    expect(whatMay(line, room, mara, mara)).toMatchObject({ edit: false, remove: false });
    expect(whatMay(line, room, tavi, mara)).toMatchObject({ remove: true, pin: false });
  });

  it('shows moderators what a changed message said before, in rooms', () => {
    const changed = message({ edited: '2026-11-22T19:05:00.000Z' });
    expect(whatMay(changed, room, tavi, mara).versions).toBe(true);
    expect(whatMay(message(), room, tavi, mara).versions).toBe(false);
    expect(whatMay(changed, room, mara, mara).versions).toBe(false);
    expect(whatMay(changed, { kind: 'direct', archived: false }, tavi, mara).versions).toBe(false);
  });

  it('takes no reactions, changes or pins in the archive', () => {
    const archive = { kind: 'text', archived: true } as const;
    const may = whatMay(message(), archive, tavi, mara);
    expect(may).toMatchObject({ react: false, edit: false, pin: false });
  });

  it('finds my newest words for the up arrow', () => {
    const mine = message({ _id: 'm2', seq: 2 });
    const stone = { deleted: true } as const;
    expect(lastOfMine([message(), mine, message({ author: 'tavi' }), stone], 'mara')).toBe(mine);
    expect(lastOfMine([stone], 'mara')).toBeUndefined();
  });
});
