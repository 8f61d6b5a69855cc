import { describe, expect, it } from 'vitest';
import type { Entry, PendingMessage } from '../../sync/types';
import { lastPostAt } from './slow-rules';

const said = (author: string, timestamp: string, more: object = {}) =>
  ({ author, timestamp, ...more }) as Entry;
const pending = (created: number, state: PendingMessage['state']) =>
  ({ created, state }) as PendingMessage;

describe('the last time I wrote', () => {
  const at = '2026-11-26T18:00:00.000Z';

  it('is that of my newest message, whatever others and the server said since', () => {
    const messages = [
      said('ana', at),
      said('ana', '2026-11-26T18:01:00.000Z', { system: { kind: 'pinned' } }),
      said('bo', '2026-11-26T18:02:00.000Z'),
    ];
    expect(lastPostAt(messages, [], 'ana')).toBe(Date.parse(at));
    expect(lastPostAt(messages, [], 'cy')).toBeUndefined();
  });

  it('is now while something is on its way, and not what was refused', () => {
    expect(lastPostAt([said('ana', at)], [pending(7, 'sending')], 'ana')).toBe(7);
    expect(lastPostAt([said('ana', at)], [pending(7, 'failed')], 'ana')).toBe(Date.parse(at));
  });
});
