// The database as somebody else sees it: Python's driver, which nobody here has written.
import { execFile } from 'node:child_process';

const preamble = `
import json, sys
from pymongo import MongoClient
db = MongoClient(sys.argv[1])[sys.argv[2]]
given = json.loads(sys.argv[3])
`;

/** Runs lines of Python with `db` and `given`; what they `print` as JSON comes back. */
export function inPython(
  address: string,
  database: string,
  lines: string,
  given: unknown = {},
): Promise<any> {
  return new Promise((done, fail) => {
    execFile(
      '/usr/bin/python3',
      ['-c', preamble + lines, address, database, JSON.stringify(given)],
      { timeout: 60_000 },
      (error, stdout, stderr) => {
        if (error) fail(new Error(stderr || error.message));
        else done(stdout.trim() === '' ? undefined : JSON.parse(stdout));
      },
    );
  });
}
