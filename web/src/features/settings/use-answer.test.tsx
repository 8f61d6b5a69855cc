import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NotLoaded } from './not-loaded';
import { useAnswer } from './use-answer';

afterEach(cleanup);

function List({ ask }: { ask: () => Promise<string> }) {
  const answer = useAnswer(ask, []);
  if (answer.state === 'failed') return <NotLoaded {...answer} />;
  return <p>{answer.state === 'here' ? answer.value : 'asking'}</p>;
}

describe('what the server is asked for', () => {
  it('is asked for once more by whoever wants to, until it comes', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      if (asked < 3) throw new TypeError('no network');
      return 'three rows';
    };
    render(<List ask={ask} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(screen.getByText('asking')).toBeDefined();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('three rows');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(asked).toBe(3);
  });
});
