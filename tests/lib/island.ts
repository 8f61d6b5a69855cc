// A network namespace for one server, with two ways out: one to whoever asks it, one to the
// database. The second can be cut, as when a cable is pulled: what is open hangs and nobody is told.
// It is cut at the island's end, so that this machine keeps its route and sends nothing elsewhere.
// Needs root.
import { execFileSync } from 'node:child_process';

function ip(...args: string[]): void {
  execFileSync('ip', args, { timeout: 10_000, stdio: ['ignore', 'pipe', 'pipe'] });
}

export class Island {
  readonly #name: string;
  readonly #clients: string;
  readonly #database: string;
  /** Where its server can be asked. */
  readonly address: string;
  /** This machine, as the island's server sees it on its way to the database. */
  readonly databaseAddress: string;

  constructor() {
    const id = process.pid % 50_000;
    this.#name = `snug-${id}`;
    this.#clients = `snugc${id}`;
    this.#database = `snugd${id}`;
    const net = `10.213.${Math.floor(id / 250)}`;
    const base = (id % 31) * 8;
    this.address = `${net}.${base + 2}`;
    this.databaseAddress = `${net}.${base + 5}`;
    ip('netns', 'add', this.#name);
    ip('-n', this.#name, 'link', 'set', 'lo', 'up');
    this.#bridge(this.#clients, `${net}.${base + 1}`, this.address);
    this.#bridge(this.#database, this.databaseAddress, `${net}.${base + 6}`);
  }

  /** A cable with an end on either side. */
  #bridge(cable: string, here: string, there: string): void {
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', `${cable}p`, 'netns', this.#name);
    ip('address', 'add', `${here}/30`, 'dev', cable);
    ip('link', 'set', cable, 'up');
    ip('-n', this.#name, 'address', 'add', `${there}/30`, 'dev', `${cable}p`);
    ip('-n', this.#name, 'link', 'set', `${cable}p`, 'up');
  }

  /** What to put before a command line that is to run there. */
  get wrapper(): string[] {
    return ['ip', 'netns', 'exec', this.#name];
  }

  cut(): void {
    ip('-n', this.#name, 'link', 'set', `${this.#database}p`, 'down');
  }

  heal(): void {
    ip('-n', this.#name, 'link', 'set', `${this.#database}p`, 'up');
  }

  dispose(): void {
    for (const cable of [this.#clients, this.#database]) ip('link', 'delete', cable);
    ip('netns', 'delete', this.#name);
  }
}
