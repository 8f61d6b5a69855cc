// How long to wait before trying again: doubling from one second to half a minute, with a fifth of
// chance added, so that a circle of friends does not come back in the same instant.

const firstMs = 1000;
const mostMs = 30_000;
const spread = 0.2;

export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const steady = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(steady * (1 + spread * random()));
}
