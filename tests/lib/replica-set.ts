// A MongoDB replica set of this test's own, so that it may kill its members; scripts/replica-set does it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freshFolder } from './server.ts';

const script = join(import.meta.dirname, '../../scripts/replica-set');

/** Soon, so that a killed primary does not make tests long. */
const electionMs = 2000;

function call(...args: string[]): string {
  const env = { ...process.env, SNUG_SET_ELECTION_MS: `${electionMs}` };
  return execFileSync(script, args, { encoding: 'utf8', timeout: 120_000, env }).trim();
}

export class ReplicaSet {
  readonly #folder = join(freshFolder(), 'set');
  readonly address: string;

  /** `ip`: by which its members know each other, an address of this machine. */
  constructor(ip = '127.0.0.1') {
    this.address = call('start', this.#folder, ip);
  }

  killPrimary(): void {
    call('kill-primary', this.#folder);
  }

  killAll(): void {
    call('kill-all', this.#folder);
  }

  /** Only the primary goes on: there is no majority, and nobody says why. */
  freezeSecondaries(): void {
    call('freeze', this.#folder);
  }

  revive(): void {
    call('revive', this.#folder);
  }

  dispose(): void {
    call('stop', this.#folder);
  }
}
