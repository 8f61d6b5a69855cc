// A screen that nobody sees, for browsers that share none without one: an X server of the tests' own, in memory.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const program = '/usr/bin/Xvfb';
export const haveScreen = existsSync(program);

export class SilentScreen {
  private constructor(
    private readonly child: ChildProcess,
    private readonly display: string,
  ) {}

  /** On the first number that is free. */
  static async open(): Promise<SilentScreen> {
    const child = spawn(
      program,
      ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const number = await new Promise<string>((done, fail) => {
      child.on('exit', () => fail(new Error('no X server came up')));
      child.on('error', fail);
      child.stdio[3]?.on('data', (said: Buffer) => done(said.toString().trim()));
    });
    return new SilentScreen(child, `:${number}`);
  }

  /** For the environment of whoever draws there. */
  get env(): Record<string, string> {
    return { DISPLAY: this.display };
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.child.on('exit', done));
    if (this.child.exitCode === null && this.child.kill()) await gone;
  }
}
