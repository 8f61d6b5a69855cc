import { describe, expect, it } from 'vitest';
import { isLocalHost } from './local-host';

describe('an address', () => {
  it.each([
    'localhost',
    'LOCALHOST.',
    'snug.localhost',
    '127.0.0.1',
    '127.8.0.3',
    '[::1]',
    '0.0.0.0',
  ])('leads to this machine alone: %s', (name) => expect(isLocalHost(name)).toBe(true));

  it.each([
    '192.168.1.20',
    '10.0.0.5',
    'snug.local',
    'localhost.example.org',
    '128.0.0.1',
    '[fd00::1]',
  ])('leads to others as well: %s', (name) => expect(isLocalHost(name)).toBe(false));
});
