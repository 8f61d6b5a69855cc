import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../api/http';
import type { ExportPage } from '../../api/my-data';
import type { Message } from '../../sync/types';
import { gather, toJson, toPage } from './my-export';

const me = { username: 'mara', display_name: 'Mara', role: 'owner', joined: 'x' } as const;
const said = (seq: number, content: string) =>
  ({ channel: 'home', seq, content, timestamp: '2026-11-26T18:00:00.000Z' }) as Message;

describe('taking along what is mine', () => {
  it('goes through all pages and waits when it is told to', async () => {
    const pages: (ExportPage | Error)[] = [
      { me, blocked: [], messages: [said(1, 'one')], next: 'a' },
      new ApiProblem({ status: 429, code: 'rate_limited' }),
      { me, blocked: ['rude'], messages: [said(2, 'two')] },
    ];
    const asked: (string | undefined)[] = [];
    let waits = 0;
    const mine = await gather(
      async (after) => {
        asked.push(after);
        const page = pages.shift();
        if (page === undefined || page instanceof Error) throw page;
        return page;
      },
      async () => {
        waits += 1;
      },
    );
    expect(asked).toEqual([undefined, 'a', 'a']);
    expect(waits).toBe(1);
    expect(mine.messages.map((one) => one.content)).toEqual(['one', 'two']);
    expect(JSON.parse(toJson(mine)).blocked).toEqual(['rude']);
  });

  it('writes a page in which nothing that was said is more than text', () => {
    const hostile = '<script>alert(1)</script>"\'&';
    const page = toPage(
      { me: { ...me, bio: hostile }, blocked: [], messages: [said(1, hostile)] },
      hostile,
      () => hostile,
    );
    expect(page).not.toContain('<script');
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(5);
  });
});
