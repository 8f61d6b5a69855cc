// A disk whose power can be cut: ext4 on a loop device on a file that nbdfuse serves from nbdkit. While the
// file `cut` exists every write to the disk fails, so what had not reached it by then is gone, as
// after a power cut: the page cache that makes kill -9 harmless does not survive this.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const diskBytes = 512 * 1024 * 1024;

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Why the rig cannot stand here, or undefined. */
export function missing(): string | undefined {
  if (process.getuid?.() !== 0) return 'mounting needs root';
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse';
  for (const program of ['nbdkit', 'nbdfuse', 'mkfs.ext4', 'losetup']) {
    try {
      run('which', program);
    } catch {
      return `${program} is not installed (Debian: nbdkit libnbd-bin e2fsprogs)`;
    }
  }
  return undefined;
}

export class PowerRig {
  readonly disk: string;
  readonly #image: string;
  readonly #fuse: string;
  readonly #cutFile: string;
  #nbd: ChildProcess | undefined;
  #loop = '';

  constructor(folder: string) {
    this.disk = join(folder, 'disk');
    this.#image = join(folder, 'image');
    this.#fuse = join(folder, 'fuse');
    this.#cutFile = join(folder, 'cut');
    for (const one of [this.disk, this.#fuse]) mkdirSync(one);
    writeFileSync(this.#image, '');
    truncateSync(this.#image, diskBytes);
    run('mkfs.ext4', '-q', '-F', this.#image);
  }

  async plugIn(): Promise<void> {
    rmSync(this.#cutFile, { force: true });
    const rates = ['pwrite', 'zero', 'trim'].map((what) => `error-${what}-rate=100%`);
    const nbdkit = ['nbdkit', '--filter=error', 'file', this.#image];
    const args = [
      this.#fuse,
      '[',
      ...nbdkit,
      'error=EIO',
      `error-file=${this.#cutFile}`,
      ...rates,
      ']',
    ];
    this.#nbd = spawn('nbdfuse', args, { stdio: 'ignore' });
    const served = join(this.#fuse, 'nbd');
    for (let i = 0; !existsSync(served); i += 1) {
      if (i > 500) throw new Error('nbdfuse did not come up');
      await new Promise((done) => setTimeout(done, 10));
    }
    this.#loop = run('losetup', '--find', '--show', served).trim();
    run('mount', '-t', 'ext4', this.#loop, this.disk);
  }

  /** From this moment nothing reaches the disk. */
  cut(): void {
    writeFileSync(this.#cutFile, '');
  }

  /** Takes everything down that the cut left dangling. */
  async unplug(): Promise<void> {
    const quietly = (program: string, ...args: string[]) => {
      try {
        run(program, ...args);
      } catch {
        // Taking down a dead disk complains; what matters is that the next one mounts.
      }
    };
    quietly('umount', this.disk);
    quietly('losetup', '-d', this.#loop);
    quietly('umount', this.#fuse);
    const nbd = this.#nbd;
    if (nbd && nbd.exitCode === null && nbd.signalCode === null) {
      const timer = setTimeout(() => nbd.kill('SIGKILL'), 3000);
      await new Promise((done) => nbd.once('close', done));
      clearTimeout(timer);
    }
  }
}
