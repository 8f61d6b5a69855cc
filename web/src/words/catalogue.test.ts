import { describe, expect, it } from 'vitest';
import { auditWords } from './audit';
import { boxWords } from './box';
import type { Catalogue } from './catalogue';
import { clipWords } from './clip';
import { commonWords } from './common';
import { de } from './de';
import { doorWords } from './door';
import { emojiWords } from './emoji';
import { foundWords } from './found';
import { inviteWords } from './invite';
import { keysWords } from './keys';
import { lateWords } from './late';
import { ownEmojiWords } from './own-emoji';
import { peopleWords } from './people';
import { problemWords, sayProblem } from './problems';
import { profileWords } from './profile';
import { reactionWords } from './reactions';
import { roomWords } from './room';
import { roomsWords } from './rooms';
import { rowWords } from './row';
import { searchWords } from './search';
import { settingsWords } from './settings';
import { shareWords } from './share';
import { sharedWords } from './shared';
import { shelfWords } from './shelf';
import { spaceWords } from './space';
import { squareWords } from './square';
import { startWords } from './start';
import { statusWords } from './status';
import { streamWords } from './stream';
import { switcherWords } from './switcher';
import { textWords } from './text';
import { trayWords } from './tray';
import { voiceWords } from './voice';
import { writingWords } from './writing';

const english: Catalogue = {
  row: rowWords,
  audit: auditWords,
  ownEmoji: ownEmojiWords,
  start: startWords,
  share: shareWords,
  shared: sharedWords,
  tray: trayWords,
  voice: voiceWords,
  clip: clipWords,
  square: squareWords,
  shelf: shelfWords,
  space: spaceWords,
  status: statusWords,
  profile: profileWords,
  rooms: roomsWords,
  found: foundWords,
  box: boxWords,
  writing: writingWords,
  emoji: emojiWords,
  invite: inviteWords,
  late: lateWords,
  text: textWords,
  common: commonWords,
  door: doorWords,
  keys: keysWords,
  people: peopleWords,
  problems: problemWords,
  reactions: reactionWords,
  room: roomWords,
  search: searchWords,
  settings: settingsWords,
  stream: streamWords,
  switcher: switcherWords,
};

function shape(value: unknown): unknown {
  if (typeof value === 'function') return `function of ${value.length}`;
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null) return 'words';
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, shape(each)]),
  );
}

describe('the catalogue', () => {
  it('has no sentence in one language that another lacks, nor one that nobody says', () => {
    // The server says its own refusals in English; reasons.test.ts holds the German ones.
    const { problems: _ours, ...german } = de;
    const { problems: _theirs, ...rest } = english;
    expect(shape(german)).toEqual(shape(rest));
  });

  it('lets the server speak for itself in English, and nobody when it is silent', () => {
    const refusal = { status: 409, code: 'name_taken', message: 'That name is taken.' };
    expect(sayProblem(refusal)).toBe('That name is taken.');
    expect(sayProblem({ ...refusal, status: 0 })).toContain("didn't answer");
  });

  it('counts friends in words as long as words are short', () => {
    expect(doorWords.friendsIn(1)).toBe('One friend is in already.');
    expect(doorWords.friendsIn(7)).toBe('Seven friends are in already.');
    expect(doorWords.friendsIn(23)).toBe('23 friends are in already.');
  });
});
