// A MongoDB replica set of this test's own, so that it may kill its members; scripts/replica-set does it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freshFolder } from './server.ts';

const script = join(import.meta.dirname, '../../scripts/replica-set');

function call(...args: string[]): string {
  return execFileSync(script, args, { encoding: 'utf8', timeout: 120_000 }).trim();
}

export class ReplicaSet {
  readonly #folder = join(freshFolder(), 'set');
  readonly address: string;

  constructor() {
    this.address = call('start', this.#folder);
  }

  killPrimary(): void {
    call('kill-primary', this.#folder);
  }

  revive(): void {
    call('revive', this.#folder);
  }

  dispose(): void {
    call('stop', this.#folder);
  }
}
