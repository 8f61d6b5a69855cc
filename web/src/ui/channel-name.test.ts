import { describe, expect, it } from 'vitest';
import { channelName, othersIn } from './channel-name';

const members = new Map([
  ['mara', { display_name: 'Mara' }],
  ['tavi', { display_name: 'Tavi' }],
  ['otis', { display_name: 'Otis' }],
]);

describe('what a channel is called', () => {
  it('is its name for a room, and for a group that has one', () => {
    expect(channelName({ kind: 'text', name: 'kitchen' }, members, 'mara')).toBe('kitchen');
    const group = { kind: 'group', name: 'cooks', members: ['mara', 'tavi'] };
    expect(channelName(group, members, 'mara')).toBe('cooks');
  });

  it('is who else is in it for a direct one, by the names people see', () => {
    const direct = { kind: 'direct', name: '', members: ['mara', 'tavi'] };
    expect(channelName(direct, members, 'mara')).toBe('Tavi');
    const group = { kind: 'group', name: '', members: ['mara', 'tavi', 'otis'] };
    expect(channelName(group, members, 'mara')).toBe('Tavi and Otis');
  });

  it('is a username where nobody by it is left, and myself where I am alone in a group', () => {
    expect(
      channelName({ kind: 'direct', name: '', members: ['mara', 'bo'] }, members, 'mara'),
    ).toBe('bo');
    expect(othersIn({ kind: 'group', name: '', members: ['mara'] }, 'mara')).toEqual(['mara']);
  });

  it('is not mine where whom I spoke with has left', () => {
    const left = { kind: 'direct', name: '', members: ['mara'] };
    expect(channelName(left, members, 'mara')).toBe('somebody who left');
    expect(othersIn(left, 'mara')).toEqual(['']);
  });
});
