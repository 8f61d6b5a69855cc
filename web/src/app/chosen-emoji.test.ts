import { expect, it } from 'vitest';
import { emojiSheet } from './chosen-emoji';

it('lays pictures over the names on chips, and lets nothing out of a rule', () => {
  const sheet = emojiSheet([
    ['party_cat', '/api/emoji/party_cat/4hq8'],
    ['still', 'blob:https://snug.example/1-2'],
    ['far', 'https://else.example/a.png'],
    ['odd', '/api/")}*{display:none'],
    ['"]*', '/api/emoji/a/b'],
  ]);
  expect(sheet.split('\n').filter(Boolean)).toHaveLength(2);
  expect(sheet).toContain('[data-reaction=":party_cat:"]>span{');
  expect(sheet).toContain('url("/api/emoji/party_cat/4hq8")');
});
