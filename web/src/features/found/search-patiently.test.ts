import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api/http';
import type { FoundMessages } from '../../api/types';
import { searchPatiently } from './search-patiently';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const hits = { messages: [] } as unknown as FoundMessages;
const tooQuick = new ApiProblem({ status: 429, code: 'rate_limited' }, 2000);

describe('a search that came too quickly', () => {
  it('is asked again after the time that the server names, and shows no refusal', async () => {
    const ask = vi.fn().mockRejectedValueOnce(tooQuick).mockResolvedValueOnce(hits);
    const answer = searchPatiently('heron', 'newest', undefined, ask);
    await vi.advanceTimersByTimeAsync(1999);
    expect(ask).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toBe(hits);
  });

  it('ends with a newer question, and gives up after a few tries', async () => {
    const ask = vi.fn().mockRejectedValue(tooQuick);
    const older = searchPatiently('h', 'newest', undefined, ask).catch(() => 'refused');
    const newer = searchPatiently('he', 'newest', undefined, ask).catch(() => 'refused');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all([older, newer])).toEqual(['refused', 'refused']);
    expect(ask).toHaveBeenCalledTimes(1 + 4);
  });
});
