// One server on a replica set of its own for the cases of one file, whose owner is signed in.
import { afterAll, beforeAll } from 'vitest';
import type { Person } from './person.ts';
import { ReplicaSet } from './replica-set.ts';
import { SnugServer } from './server.ts';

export interface OnReplicaSet {
  set: ReplicaSet;
  server: SnugServer;
  owner: Person;
}

export function onReplicaSet(): OnReplicaSet {
  const suite = {} as OnReplicaSet;
  beforeAll(async () => {
    suite.set = new ReplicaSet();
    const env = { SNUG_STORE: suite.set.address, SNUG_DATABASE: 'Messages' };
    suite.server = await SnugServer.start({ env });
    suite.owner = await suite.server.setUp();
  }, 120_000);
  afterAll(async () => {
    await suite.server?.dispose();
    suite.set?.dispose();
  }, 60_000);
  return suite;
}
