// One server for the cases of one file: started before the first, stopped gracefully after the last.
import { afterAll, beforeAll } from 'vitest';
import type { Person } from './person.ts';
import { type ServerOptions, SnugServer } from './server.ts';

export interface Suite {
  server: SnugServer;
  owner: Person;
}

export function withServer(
  options: ServerOptions = {},
  more?: (suite: Suite) => Promise<void>,
): Suite {
  const suite = {} as Suite;
  beforeAll(async () => {
    suite.server = await SnugServer.start(options);
    suite.owner = await suite.server.setUp();
    await more?.(suite);
  });
  afterAll(async () => {
    await suite.server?.dispose();
  });
  return suite;
}
