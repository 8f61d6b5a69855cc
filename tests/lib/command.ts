// The binary as somebody types it: runs to its end and gives what it printed. Folders that it may
// use are gone when the tests of the file are.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { binary, freshFolder, storeOf } from './server.ts';

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export function snug(args: string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  const data = args[args.indexOf('--data') + 1] ?? '';
  return new Promise((resolve) => {
    const child = execFile(
      binary,
      args,
      { timeout: 60_000, env: { PATH: process.env['PATH'] ?? '', ...storeOf(data), ...env } },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          stdout,
          stderr,
        }),
    );
    child.stdin?.on('error', () => undefined); // it may have ended before it was told anything
    child.stdin?.end(input);
  });
}

const folders: string[] = [];
export function folder(): string {
  const made = freshFolder();
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

/** One clear line on stderr and this exit code. */
export function expectOneLine(ran: Ran, code: number | number[]): void {
  expect([code].flat()).toContain(ran.code);
  expect(ran.stderr.trim().split('\n'), ran.stderr).toHaveLength(1);
  expect(ran.stderr.trim().length).toBeGreaterThan(10);
}
