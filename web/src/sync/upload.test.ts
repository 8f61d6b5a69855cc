// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/http';
import type { UploadPort } from '../api/uploads';
import { bring, partBytes, type UploadStand } from './upload';

/** The server's side of tus as far as one upload goes: bytes in, offsets out, and faults on demand. */
class Store implements UploadPort {
  readonly uploads = new Map<string, number[]>();
  readonly created: string[] = [];
  /** Looked at before each answer; what it throws is the answer. */
  fault: (what: 'create' | 'offset' | 'append', id: string) => void = () => {};
  /** Bytes of the next append that arrive before the line is cut. */
  cutAfter: number | undefined;

  async create(_size: number, _name: string): Promise<string> {
    this.fault('create', '');
    const id = `u${this.created.length + 1}`;
    this.created.push(id);
    this.uploads.set(id, []);
    return id;
  }

  async offset(id: string): Promise<number> {
    this.fault('offset', id);
    return this.#bytes(id).length;
  }

  async append(id: string, offset: number, body: Blob, onSent: (n: number) => void) {
    this.fault('append', id);
    const bytes = this.#bytes(id);
    if (offset !== bytes.length) throw refusal(409, 'wrong_offset');
    const all = new Uint8Array(await body.arrayBuffer());
    const cut = this.cutAfter;
    this.cutAfter = undefined;
    const came = cut === undefined ? all : all.subarray(0, cut);
    for (const byte of came) bytes.push(byte);
    onSent(came.length);
    if (cut !== undefined) throw refusal(0, 'no_answer');
    return bytes.length;
  }

  async remove(id: string): Promise<void> {
    this.uploads.delete(id);
  }

  #bytes(id: string): number[] {
    const bytes = this.uploads.get(id);
    if (!bytes) throw refusal(404, 'not_found');
    return bytes;
  }
}

const refusal = (status: number, code: string) => new ApiProblem({ status, code });

function fileOf(length: number): { file: Blob; bytes: number[] } {
  const bytes = Array.from({ length }, (_, at) => (at * 7 + 3) % 251);
  return { file: new Blob([new Uint8Array(bytes)]), bytes };
}

interface Way {
  pauses: number[];
  stands: UploadStand[];
  /** How many stands there had been whenever the line was said to be cut. */
  cuts: number[];
  off: AbortController;
  come: Promise<string>;
}

function start(store: Store, file: Blob, id?: string): Way {
  const off = new AbortController();
  const pauses: number[] = [];
  const stands: UploadStand[] = [];
  const cuts: number[] = [];
  const come = bring({
    file,
    name: 'soup.jpg',
    id,
    port: store,
    onStand: (stand) => stands.push(stand),
    onCut: () => cuts.push(stands.length),
    pause: async (ms, signal) => {
      pauses.push(ms);
      signal.throwIfAborted();
    },
    signal: off.signal,
  });
  return { pauses, stands, cuts, off, come };
}

describe('one upload', () => {
  it('arrives whole wherever the line is cut', async () => {
    const { file, bytes } = fileOf(37);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const store = new Store();
      store.cutAfter = cut;
      const id = await start(store, file).come;
      expect(store.uploads.get(id)).toEqual(bytes);
      expect(store.created).toEqual(['u1']);
    }
  });

  it('goes in parts, and tells each step', async () => {
    const file = new Blob([new Uint8Array(partBytes), new Uint8Array(5)]);
    const appended: number[] = [];
    const store = new Store();
    store.append = async (_id, offset, body) => {
      appended.push(body.size);
      return offset + body.size;
    };
    const way = start(store, file);
    await way.come;
    expect(appended).toEqual([partBytes, 5]);
    expect(way.stands.map(({ sent }) => sent)).toEqual([0, partBytes, partBytes + 5]);
  });

  it('of nothing at all is there with the first answer', async () => {
    const store = new Store();
    expect(await start(store, new Blob([])).come).toBe('u1');
    expect(store.uploads.get('u1')).toEqual([]);
  });

  it('that was begun before goes on where the server says, not where we thought', async () => {
    const { file, bytes } = fileOf(20);
    const store = new Store();
    store.uploads.set('earlier', bytes.slice(0, 13));
    const way = start(store, file, 'earlier');
    expect(await way.come).toBe('earlier');
    expect(store.uploads.get('earlier')).toEqual(bytes);
    expect(way.stands[0]).toEqual({ id: 'earlier', sent: 13 });
    expect(store.created).toEqual([]);
  });

  it('that expired meanwhile begins anew', async () => {
    const { file, bytes } = fileOf(9);
    const store = new Store();
    expect(await start(store, file, 'expired').come).toBe('u1');
    expect(store.uploads.get('u1')).toEqual(bytes);
  });

  it('does not begin for ever with a server that forgets', async () => {
    const { file } = fileOf(9);
    const store = new Store();
    store.fault = (what) => {
      if (what === 'append') throw refusal(404, 'not_found');
    };
    await expect(start(store, file).come).rejects.toMatchObject({ status: 404 });
    expect(store.created).toHaveLength(3);
  });

  it('asks for the offset when the server disagrees about it, or about the checksum', async () => {
    for (const status of [409, 460]) {
      const { file, bytes } = fileOf(9);
      const store = new Store();
      let faults = 2;
      store.fault = (what) => {
        if (what === 'append' && faults-- > 0) throw refusal(status, 'disagreed');
      };
      const id = await start(store, file).come;
      expect(store.uploads.get(id)).toEqual(bytes);
    }
  });

  it('says that the line is cut before it waits, and nothing when it is only told to wait', async () => {
    const { file } = fileOf(9);
    const store = new Store();
    const faults = [0, 502, 429];
    store.fault = (what) => {
      const status = what === 'append' ? faults.shift() : undefined;
      if (status !== undefined) throw refusal(status, 'not_now');
    };
    const way = start(store, file);
    await way.come;
    expect(way.pauses).toHaveLength(3);
    // Each stand after a cut takes it back.
    expect(way.cuts).toEqual([1, 2]);
    expect(way.stands.at(-1)).toEqual({ id: 'u1', sent: 9 });
  });

  it('waits out a silent line for as long as it takes', async () => {
    const { file, bytes } = fileOf(9);
    const store = new Store();
    let silent = 40;
    store.fault = () => {
      if (silent-- > 0) throw refusal(0, 'no_answer');
    };
    const way = start(store, file);
    const id = await way.come;
    expect(store.uploads.get(id)).toEqual(bytes);
    expect(way.pauses).toHaveLength(40);
    expect(Math.max(...way.pauses)).toBeLessThanOrEqual(36_000);
  });

  it('waits as long as it is asked to', async () => {
    const { file } = fileOf(9);
    const store = new Store();
    let faults = 1;
    store.fault = () => {
      if (faults-- > 0) throw new ApiProblem({ status: 429, code: 'too_many' }, 7000);
    };
    const way = start(store, file);
    await way.come;
    expect(way.pauses).toEqual([7000]);
  });

  it('gives up on a server that only refuses', async () => {
    const { file } = fileOf(9);
    const store = new Store();
    store.fault = () => {
      throw refusal(500, 'internal');
    };
    await expect(start(store, file).come).rejects.toMatchObject({ status: 500 });
  });

  it('says at once what no second try can mend', async () => {
    for (const status of [413, 507, 403, 422]) {
      const store = new Store();
      store.fault = () => {
        throw refusal(status, 'refused');
      };
      const way = start(store, fileOf(9).file);
      await expect(way.come).rejects.toMatchObject({ status });
      expect(way.pauses).toEqual([]);
    }
  });

  it('is not the upload of something longer', async () => {
    const { file, bytes } = fileOf(9);
    const store = new Store();
    store.uploads.set('other', [...bytes, ...bytes]);
    expect(await start(store, file, 'other').come).toBe('u1');
  });

  it('ends when it is called off', async () => {
    const store = new Store();
    const way = start(store, fileOf(9).file);
    way.off.abort();
    store.fault = () => {
      throw refusal(0, 'no_answer');
    };
    await expect(way.come).rejects.toThrow(/abort/i);
  });
});
