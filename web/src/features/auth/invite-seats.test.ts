import { describe, expect, it } from 'vitest';
import { seatsFor } from './invite-seats';

describe('seatsFor', () => {
  it('shows a letter for the inviter and for nobody else', () => {
    const seats = seatsFor('bram', 'Bram', 7);
    expect(seats.filter((seat) => seat.kind === 'friend')).toEqual([
      { kind: 'friend', username: 'bram', name: 'Bram' },
    ]);
    expect(seats.filter((seat) => seat.kind === 'somebody')).toHaveLength(6);
  });

  it('always keeps a dashed seat for the reader, also in a crowded room', () => {
    expect(seatsFor('bram', 'Bram', 400).filter((seat) => seat.kind === 'mine')).toHaveLength(1);
    expect(seatsFor('bram', 'Bram', 1).filter((seat) => seat.kind === 'free')).toHaveLength(6);
  });

  it('gives every other mat a hue of its own', () => {
    const hues = seatsFor('bram', 'Bram', 7).flatMap((seat) =>
      seat.kind === 'somebody' ? [seat.hue] : [],
    );
    expect(new Set(hues).size).toBe(hues.length);
  });
});
