import { describe, expect, it } from 'vitest';
import type { EmojiGroup } from '../../lib/emoji/emoji';
import type { Tone } from '../../lib/emoji/tones';
import { peopleFor, roomsFor } from '../../ui/completion/candidates';
import { closedAs, closedEmojiAt, emojiFor, tokenAt } from './completion';

describe('what is being written', () => {
  it.each([
    ['@', { trigger: '@', query: '', start: 0 }],
    ['hello @ma', { trigger: '@', query: 'ma', start: 6 }],
    ['(@ma', { trigger: '@', query: 'ma', start: 1 }],
    ['你@ma', { trigger: '@', query: 'ma', start: 1 }],
    ['me@ma', undefined],
    ['@ma ', undefined],
    ['#kü', { trigger: '#', query: 'kü', start: 0 }],
    ['a#b', undefined],
    [':ta', { trigger: ':', query: 'ta', start: 0 }],
    [':t', undefined],
    [':D', undefined],
    ['10:30', undefined],
    ['std::string', undefined],
    ['', undefined],
  ])('in %j is %j', (text, token) => {
    expect(tokenAt(text, text.length)).toEqual(token);
  });

  it('is looked for before the caret only', () => {
    expect(tokenAt('@ma and more', 3)).toEqual({ trigger: '@', query: 'ma', start: 0 });
  });

  it('may be a closed emoji', () => {
    expect(closedEmojiAt('a :tada:', 8)).toEqual({ name: 'tada', start: 2 });
    expect(closedEmojiAt('10:30:', 6)).toBeUndefined();
  });
});

const people = [
  { username: 'maren', display_name: 'Maren' },
  { username: 'otis', display_name: 'Otis Marlow' },
  { username: 'ines.', display_name: 'Ines' },
  { username: 'sol', display_name: 'Sol' },
];

describe('people', () => {
  const names = (query: string, talkers: string[] = [], mayCallAll = false) =>
    peopleFor(query, { people, talkers, mayCallAll }).map(({ key }) => key);

  it('who spoke last stand first', () => {
    expect(names('', ['sol', 'otis'])).toEqual(['sol', 'otis', 'ines.', 'maren']);
  });

  it('fit by username before display name', () => {
    expect(names('mar', ['otis'])).toEqual(['maren', 'otis']);
    expect(names('marl')).toEqual(['otis']);
    expect(names('nobody')).toEqual([]);
  });

  it('can be called all at once by those who may', () => {
    expect(names('ev', [], true)).toEqual(['@everyone']);
    expect(names('', [], true).slice(-4)).toEqual(['@everyone', '@here', '@moderators', '@owners']);
    expect(names('mod', [], true)).toEqual(['@moderators']);
    expect(names('ev')).toEqual([]);
  });

  it('get angles where the bare name would be read as another', () => {
    const [ines] = peopleFor('ines', { people, talkers: [], mayCallAll: false });
    expect(ines?.insert).toBe('<@ines.>');
    const [sol] = peopleFor('sol', { people, talkers: [], mayCallAll: false });
    expect(sol?.insert).toBe('@sol');
  });
});

describe('rooms', () => {
  const rooms = [
    { id: 'home', name: 'home', sign: 'flame' },
    { id: 'aaaaaaaaaaaa', name: 'film club', sign: 'hash' },
    { id: 'bbbbbbbbbbbb', name: 'a > b', sign: 'hash' },
    { id: 'cccccccccccc', name: '42', sign: 'hash' },
  ];
  it('are written so that they are read as the same room', () => {
    const insert = (query: string) => roomsFor(query, rooms)[0]?.insert;
    expect(insert('ho')).toBe('#home');
    expect(insert('film')).toBe('<#film club>');
    expect(insert('a >')).toBe('<#bbbbbbbbbbbb>');
    expect(insert('42')).toBe('<#42>');
  });
});

describe('emoji', () => {
  const groups: EmojiGroup[] = [
    {
      id: 'faces',
      emoji: [
        {
          picture: '🎉',
          label: 'party popper',
          names: ['tada', 'party'],
          words: ['hooray'],
          tones: '',
        },
        {
          picture: '👍',
          label: 'thumbs up',
          names: ['+1', 'thumbsup'],
          words: ['yes'],
          tones: '1',
        },
      ],
    },
  ];
  const own = [
    { name: 'party_cat', aliases: ['meow'] },
    { name: 'shed', aliases: ['party_house'] },
  ];
  const offered = (query: string, tone: Tone = 0) =>
    emojiFor(query, { groups, own, recent: [], tone });

  it('are named by what was asked for, and take the kept tone', () => {
    expect(offered('party').at(-1)?.name).toBe(':party:');
    expect(offered('thumb', 3)[0]?.insert).toBe('👍🏽');
    expect(offered('hoo')[0]?.insert).toBe('🎉');
  });

  it('are also our own: by name before alias, and before those of everybody', () => {
    expect(offered('party').map(({ insert }) => insert)).toEqual([':party_cat:', ':shed:', '🎉']);
    expect(offered('meo')[0]?.insert).toBe(':party_cat:');
  });

  it('written out become a picture, or the name that an alias leads to', () => {
    const closed = (name: string) => closedAs(name, { groups, own, tone: 0 });
    expect(closed('tada')).toBe('🎉');
    expect(closed('meow')).toBe(':party_cat:');
    expect(closed('party_cat')).toBeUndefined();
  });
});
