// Speakers that nobody hears, for browsers that play nothing on a machine without a sound device: a PulseAudio of the
// tests' own with a sink that goes nowhere.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder } from './server.ts';

const program = '/usr/bin/pulseaudio';
export const haveSpeakers = existsSync(program);

export class SilentSpeakers {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async open(): Promise<SilentSpeakers> {
    const folder = freshFolder();
    const socket = join(folder, 'native');
    const words = ['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1'];
    const modules = [`module-native-protocol-unix auth-anonymous=1 socket=${socket}`];
    modules.push('module-null-sink');
    const own = { HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder };
    const child = spawn(program, [...words, ...modules.map((each) => `--load=${each}`)], {
      env: { ...process.env, ...own },
      stdio: 'ignore',
    });
    const until = Date.now() + 20_000;
    while (!existsSync(socket)) {
      if (child.exitCode !== null || Date.now() > until) throw new Error('no PulseAudio came up');
      await pause(20);
    }
    return new SilentSpeakers(child, folder);
  }

  /** For the environment of whoever plays something. */
  get env(): Record<string, string> {
    return { PULSE_SERVER: `unix:${join(this.folder, 'native')}` };
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.child.on('exit', done));
    if (this.child.exitCode === null && this.child.kill()) await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
