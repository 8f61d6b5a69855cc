// What a list of names offers: people and rooms by what was typed of them. Plain functions of lists.

import { parseText } from '../../lib/text/parse';
import { writingWords as words } from '../../words/writing';

export const SHOWN_MAX = 8;

export interface Candidate {
  key: string;
  /** What is drawn before the name. */
  icon:
    | { kind: 'face'; username: string }
    | { kind: 'sign'; sign: string }
    | { kind: 'picture'; picture: string }
    /** One of the group's own. */
    | { kind: 'own'; name: string }
    | { kind: 'all' }
    | { kind: 'condition' };
  name: string;
  hint: string;
  /** What takes the token's place; a space follows. */
  insert: string;
}

export interface Person {
  username: string;
  display_name: string;
}

export interface Room {
  id: string;
  name: string;
  sign: string;
}

/** 0: does not fit; the higher, the better. */
function fitOf(query: string, name: string, display: string): number {
  if (query === '') return 1;
  const asked = query.toLowerCase();
  const [short, long] = [name.toLowerCase(), display.toLowerCase()];
  if (short === asked) return 5;
  if (short.startsWith(asked)) return 4;
  if (long.split(/\s+/).some((part) => part.startsWith(asked))) return 3;
  return short.includes(asked) || long.includes(asked) ? 1 : 0;
}

/** Whether the text between is read back as one word of this kind and name. */
function readsAs(kind: 'mention' | 'channel', text: string, name: string): boolean {
  const [block] = parseText(text);
  const [word] = block?.kind === 'paragraph' ? block.of : [];
  return typeof word === 'object' && word.kind === kind && 'name' in word && word.name === name;
}

interface People {
  /** This room's people. */
  people: readonly Person[];
  /** Who spoke here, the last first. */
  talkers: readonly string[];
  /** Whether I may call all of them. */
  mayCallAll: boolean;
}

/** Who spoke lately stands first, then the others by name. */
export function peopleFor(query: string, { people, talkers, mayCallAll }: People): Candidate[] {
  const rank = (username: string) => {
    const at = talkers.indexOf(username);
    return at < 0 ? talkers.length : at;
  };
  const found = people
    .map((person) => ({ person, fit: fitOf(query, person.username, person.display_name) }))
    .filter(({ fit }) => fit > 0)
    .toSorted(
      (one, other) =>
        other.fit - one.fit ||
        rank(one.person.username) - rank(other.person.username) ||
        one.person.display_name.localeCompare(other.person.display_name),
    )
    .map(({ person }) => toPerson(person));
  const all = mayCallAll ? callsFor(query) : [];
  return [...found.slice(0, SHOWN_MAX - all.length), ...all];
}

function toPerson({ username, display_name }: Person): Candidate {
  const plain = `@${username}`;
  return {
    key: username,
    icon: { kind: 'face', username },
    name: display_name,
    hint: plain,
    insert: readsAs('mention', plain, username) ? plain : `<@${username}>`,
  };
}

/** Made when asked for: the language may change. */
function callsFor(query: string): Candidate[] {
  return [
    toCall('everyone', words.everyone),
    toCall('here', words.here),
    toCall('moderators', words.moderators),
    toCall('owners', words.owners),
  ].filter(({ name }) => name.startsWith(query.toLowerCase()));
}

function toCall(name: string, hint: string): Candidate {
  return { key: `@${name}`, icon: { kind: 'all' }, name, hint, insert: `@${name}` };
}

export function roomsFor(query: string, rooms: readonly Room[]): Candidate[] {
  return rooms
    .map((room) => ({ room, fit: fitOf(query, room.name, room.name) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .slice(0, SHOWN_MAX)
    .map(({ room }) => toRoom(room));
}

function toRoom({ id, name, sign }: Room): Candidate {
  const plain = `#${name}`;
  const readable = readsAs('channel', plain, name);
  const angled = readsAs('channel', `<#${name}>`, name) ? `<#${name}>` : `<#${id}>`;
  return {
    key: id,
    icon: { kind: 'sign', sign },
    name,
    hint: '',
    insert: readable ? plain : angled,
  };
}
