// What a store has of people's files, seen from outside: which bytes its rows name, which it keeps, what it
// keeps of uploads. In a folder with SQLite's own tool, on a set with MongoDB's driver.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Binary, MongoClient } from 'mongodb';
import { storeOf } from '../lib/server.ts';

export interface KeptFile {
  hash: string;
  /** Of the bytes as they lie there. */
  sha256: string;
  /** Milliseconds: when it was put. */
  at: number;
}

export interface KeptBytes {
  /** Hashes that rows name. */
  named(): Promise<Set<string>>;
  kept(): Promise<KeptFile[]>;
  /** Whatever lies where bytes lie and is neither a file nor an upload under way. */
  strays(): Promise<string[]>;
  /** Makes everything as if it had been put that long ago, and puts one that no row names. */
  age(ms: number): Promise<string>;
  close(): Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const looks = ['shown', 'thumb', 'thumb_large', 'poster'] as const;

class KeptInFolder implements KeptBytes {
  constructor(private readonly data: string) {}

  async named(): Promise<Set<string>> {
    const each = looks.map((one) => `SELECT hex(${one}) FROM attachments WHERE ${one} IS NOT NULL`);
    const told = execFileSync(
      'sqlite3',
      ['-readonly', join(this.data, 'snug.db'), each.join(' UNION ')],
      { encoding: 'utf8', maxBuffer: 1e8 },
    );
    return new Set(told.toLowerCase().split('\n').filter(Boolean));
  }

  async kept(): Promise<KeptFile[]> {
    return this.#paths().flatMap(([hash, path]) => {
      try {
        return [{ hash, sha256: sha256(readFileSync(path)), at: statSync(path).mtimeMs }];
      } catch {
        return []; // swept away meanwhile
      }
    });
  }

  async strays(): Promise<string[]> {
    const files = this.#paths()
      .map(([hash]) => hash)
      .filter((hash) => !/^[0-9a-f]{64}$/.test(hash));
    const scratch = this.#list('scratch');
    const uploads = this.#list('uploads').flatMap((id) =>
      this.#list(join('uploads', id))
        .filter((name) => name !== 'data' && name !== 'facts')
        .map((name) => `${id}/${name}`),
    );
    return [...files, ...scratch, ...uploads];
  }

  async age(ms: number): Promise<string> {
    const stray = randomBytes(1_000);
    const hash = sha256(stray);
    mkdirSync(join(this.data, 'files', hash.slice(0, 2)), { recursive: true });
    writeFileSync(join(this.data, 'files', hash.slice(0, 2), hash.slice(2)), stray);
    const then = new Date(Date.now() - ms);
    for (const [, path] of this.#paths()) utimesSync(path, then, then);
    return hash;
  }

  async close(): Promise<void> {}

  #list(folder: string): string[] {
    try {
      return readdirSync(join(this.data, folder));
    } catch {
      return [];
    }
  }

  #paths(): [hash: string, path: string][] {
    return this.#list('files').flatMap((begin) =>
      this.#list(join('files', begin)).map((rest): [string, string] => [
        begin + rest,
        join(this.data, 'files', begin, rest),
      ]),
    );
  }
}

class KeptOnSet implements KeptBytes {
  readonly #client: MongoClient;
  readonly #database: string;

  constructor(store: Record<string, string>) {
    this.#client = new MongoClient(store['SNUG_STORE'] ?? '');
    this.#database = store['SNUG_DATABASE'] ?? '';
  }

  #all(collection: string): Promise<any[]> {
    return this.#client.db(this.#database).collection(collection).find().toArray();
  }

  async named(): Promise<Set<string>> {
    const rows = await this.#all('attachments');
    const hashes = rows.flatMap((row) => looks.map((one) => row.what.look[one]));
    return new Set(hashes.filter(Boolean).map((one: Binary) => one.toString('hex')));
  }

  async kept(): Promise<KeptFile[]> {
    const chunks = await this.#chunks();
    return (await this.#all('files')).map((row) => ({
      hash: row._id.toString('hex'),
      sha256: sha256(Buffer.concat(chunks.get((row.chunks ?? row._id).toString('hex')) ?? [])),
      at: row.at?.getTime() ?? 0,
    }));
  }

  async strays(): Promise<string[]> {
    const [files, uploads] = [await this.#all('files'), await this.#all('uploads')];
    const keys = [...files.map((row) => row.chunks ?? row._id), ...uploads.map((row) => row.key)];
    const known = new Set(keys.filter(Boolean).map((key: Binary) => key.toString('hex')));
    return [...(await this.#chunks()).keys()].filter((key) => !known.has(key));
  }

  async age(ms: number): Promise<string> {
    const db = this.#client.db(this.#database);
    const then = new Date(Date.now() - ms);
    const stray = randomBytes(1_000);
    const hash = createHash('sha256').update(stray).digest();
    const key = randomBytes(32);
    const at = Buffer.concat([key, Buffer.alloc(4)]);
    await db.collection<any>('chunks').insertOne({ _id: new Binary(at), bytes: new Binary(stray) });
    await db.collection<any>('files').insertOne({
      _id: new Binary(hash),
      size: stray.length,
      chunks: new Binary(key),
    });
    await db.collection('files').updateMany({}, { $set: { at: then } });
    return hash.toString('hex');
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** Bytes in their order, by the key of what they are of. */
  async #chunks(): Promise<Map<string, Buffer[]>> {
    const found = this.#client.db(this.#database).collection<any>('chunks').find();
    const by = new Map<string, Buffer[]>();
    for (const chunk of await found.sort({ _id: 1 }).toArray()) {
      const key = chunk._id.toString('hex').slice(0, 64);
      by.set(key, [...(by.get(key) ?? []), Buffer.from(chunk.bytes.buffer)]);
    }
    return by;
  }
}

export function keptBytes(data: string): KeptBytes {
  const store = storeOf(data);
  return store['SNUG_STORE'] ? new KeptOnSet(store) : new KeptInFolder(data);
}
