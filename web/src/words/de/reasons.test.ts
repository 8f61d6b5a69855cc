import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sayProblem } from '../problems';
import { problems } from './problems';
import { reasonFor } from './reasons';

const server = join(import.meta.dirname, '../../../../server');

/** Where refusals are told; the host's own verbs and settings are not for people in the room. */
const told = ['api', 'domain'];
const codes = 'invalid_field|invalid_content|name_taken|too_many|last_owner';

/** Every sentence of a refusal in the server's source. What is put together there gets its parts from here. */
function sentencesOf(source: string): string[] {
  const found: string[] = [];
  const piece = '"((?:[^"\\\\]|\\\\.)*)"';
  const refusals = new RegExp(`refuse\\(\\s*errc::(?:${codes}),\\s*${piece}\\s*([,)+])`, 'g');
  for (const [, said = '', next] of source.matchAll(refusals)) {
    if (next !== '+') found.push(said);
  }
  for (const [, said = ''] of source.matchAll(new RegExp(`refuse_query\\(${piece}\\)`, 'g'))) {
    found.push(said);
  }
  for (const [, said = ''] of source.matchAll(new RegExp(`errc::(?:${codes}), ${piece}`, 'g'))) {
    if (/[.?]$/.test(said)) found.push(said);
  }
  return found;
}

/** Those that name what is wrong with a name. */
function faultsOf(source: string): string[] {
  return [...source.matchAll(/(?:return|fault =) "([A-Z][^"]+\.)";/g)].map(([, said = '']) => said);
}

function spokenByServer(): string[] {
  const all = new Set<string>();
  for (const folder of told) {
    for (const file of readdirSync(join(server, folder))) {
      if (!file.endsWith('.cpp') || file.endsWith('_test.cpp')) continue;
      const source = readFileSync(join(server, folder, file), 'utf8');
      for (const said of sentencesOf(source)) all.add(said);
      if (file === 'names.cpp') for (const said of faultsOf(source)) all.add(said);
    }
  }
  return [...all];
}

describe('a reason in German', () => {
  it('stands for every refusal that the server has words for', () => {
    const said = spokenByServer();
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((each) => reasonFor(each) === undefined)).toEqual([]);
  });

  it('keeps the numbers and names of a sentence that is put together', () => {
    expect(reasonFor('The server name needs 1 to 64 characters.')).toContain('1 bis 64');
    expect(reasonFor('From 0 to 21600, please.')).toBe('Bitte 0 bis 21600.');
    expect(reasonFor('One of ours is called meow.')).toContain('meow');
    expect(reasonFor('before: takes a day, as in 2026-11-26.')).toContain('before:');
  });

  it('is the general one of its code for words that are not known', () => {
    expect(reasonFor('toString')).toBeUndefined();
    expect(problems.of?.('invalid_field', 'Something new.')).toContain('Eine Angabe passt nicht');
    expect(problems.of?.('invalid_field', 'A colour is #rrggbb.')).toBe('Eine Farbe ist #rrggbb.');
    expect(sayProblem({ status: 422, code: 'invalid_field', message: 'Said.' })).toBe('Said.');
  });
});
