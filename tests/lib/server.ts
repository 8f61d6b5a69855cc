// The real binary on a free port with a folder of its own: start, stop, kill, start again.
// What it prints is kept, so that a test can look for its words and for what must not stand there.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { exchange } from './http.ts';
import { Person } from './person.ts';

export const binary = resolve(
  process.env['SNUG_BIN'] ?? join(import.meta.dirname, '../../build/dev/server/app/snug'),
);

/** Limits that most tests are not about; those that are start with `limits: 'default'`. */
const noLimits = [
  'posts_per_s',
  'posts_burst',
  'streams_per_person',
  'streams_per_address',
  'connections_per_address',
  'signin_per_account',
  'signin_per_address',
  'reactions_per_s',
  'uploads_per_person',
].flatMap((name) => ['--limit', `${name}=0`]);

export interface ServerOptions {
  data?: string;
  /** The address it listens at, when it is not on this machine's loopback. */
  host?: string;
  port?: number;
  limits?: 'off' | 'default';
  args?: string[];
  env?: Record<string, string>;
  secure?: boolean;
  /** Runs the binary under something else, such as strace. */
  wrapper?: string[];
}

/** The replica set that servers keep everything on; undefined: in their folders. */
export const replicaSet = process.env['SNUG_TEST_MONGO'];

/** What tells a server, and the verbs, which store belongs to a folder. */
export function storeOf(data: string): Record<string, string> {
  if (!replicaSet) return {};
  const name = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16);
  return { SNUG_STORE: replicaSet, SNUG_DATABASE: `snug_${name}` };
}

/** A replica set works the more, the more databases it keeps. */
async function forgetStoreOf(data: string): Promise<void> {
  const { SNUG_DATABASE: name } = storeOf(data);
  if (!replicaSet || name === undefined) return;
  const client = await MongoClient.connect(replicaSet);
  try {
    await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'snug-test-'));
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export class SnugServer {
  readonly data: string;
  readonly port: number;
  output = '';
  #options: ServerOptions;
  #child: ChildProcess | undefined;
  #ended: Promise<Ended> | undefined;
  #ownsData: boolean;

  private constructor(options: ServerOptions, port: number) {
    this.#options = options;
    this.#ownsData = options.data === undefined;
    this.data = options.data ?? join(freshFolder(), 'data');
    this.port = port;
  }

  static async start(options: ServerOptions = {}): Promise<SnugServer> {
    const server = new SnugServer(options, options.port ?? (await freePort()));
    await server.launch();
    return server;
  }

  get origin(): string {
    return `${this.#options.secure ? 'https' : 'http'}://localhost:${this.port}`;
  }

  /** The same place by number, which no resolver can turn elsewhere. */
  get address(): string {
    return `${this.#options.secure ? 'https' : 'http'}://${this.#host}:${this.port}`;
  }

  get #host(): string {
    return this.#options.host ?? '127.0.0.1';
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get ended(): Promise<Ended> {
    return this.#ended ?? Promise.resolve({ code: null, signal: null });
  }

  get setupToken(): string {
    const found = /\/setup#([A-Za-z0-9_-]+)/.exec(this.output);
    if (!found?.[1]) throw new Error(`no setup link was printed:\n${this.output}`);
    return found[1];
  }

  async launch(): Promise<void> {
    const { wrapper = [], limits = 'off', args = [] } = this.#options;
    const line = [
      ...wrapper,
      binary,
      'serve',
      '--listen',
      `${this.#host}:${this.port}`,
      '--data',
      this.data,
    ];
    if (limits === 'off') line.push(...noLimits);
    line.push(...args);
    const child = spawn(line[0] ?? '', line.slice(1), {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
        ...storeOf(this.data),
        // Many servers may run here at once, and most tests are not about voice.
        SNUG_VOICE: 'off',
        ...this.#options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const from = this.output.length;
    const keep = (text: Buffer) => (this.output += text.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.#ended = new Promise((done) => {
      child.on('error', () => done({ code: null, signal: null }));
      child.on('close', (code, signal) => done({ code, signal }));
    });
    await this.#answering(child, from);
  }

  /**
   * Polls the health route: the only way from outside to know that the socket listens. Where it is, is
   * printed after that; on a busy machine we may hear of it later than of the first answer.
   */
  async #answering(child: ChildProcess, from: number): Promise<void> {
    const deadline = Date.now() + 15_000;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(
          `the server ended with ${child.exitCode ?? child.signalCode}:\n${this.output}`,
        );
      }
      try {
        const answer = await exchange(this.address, {
          path: '/up',
          unchecked: true,
          timeoutMs: 2000,
        });
        const said = this.output.slice(from);
        if (answer.status === 200 && /Snug is at |\/setup#/.test(said)) return;
        if (Date.now() > deadline) throw new Error(`it answers ${answer.status}`);
      } catch (error) {
        if (Date.now() > deadline)
          throw new Error(`the server does not answer: ${error}\n${this.output}`);
      }
      await new Promise((done) => setTimeout(done, 10));
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), 10_000);
    const ended = await this.ended;
    clearTimeout(timer);
    return ended;
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** Stops (or has been killed) and starts again on the same folder and port. */
  async restart(): Promise<void> {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.stop();
    await this.launch();
  }

  async dispose(): Promise<void> {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = await this.stop();
      if (ended.code !== 0)
        throw new Error(`the server stopped with ${ended.code ?? ended.signal}:\n${this.output}`);
    }
    if (!this.#ownsData) return;
    await forgetStoreOf(this.data);
    rmSync(join(this.data, '..'), { recursive: true, force: true });
  }

  /** Sets the server up and gives its owner, signed in with a token. */
  async setUp(username = 'mara'): Promise<Person> {
    const answer = await exchange(this.address, {
      method: 'POST',
      path: '/api/setup',
      body: {
        token: this.setupToken,
        server_name: 'The Lamp Room',
        username,
        password: Person.passwordOf(username),
        bearer: true,
      },
    });
    if (answer.status !== 201) throw new Error(`setup answered ${answer.status} ${answer.text}`);
    return new Person(this.address, username, answer.json.token);
  }
}

export function haveBinary(): boolean {
  return existsSync(binary);
}
