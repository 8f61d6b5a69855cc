// Sixty-four who post without a pause, each on a connection of its own, and a book of what was
// acknowledged. A post whose answer never came is tried again with the same nonce, as the client does.
import * as http from 'node:http';
import { exchange } from '../lib/http.ts';

const laterMs = 100;

export interface Acknowledged {
  id: string;
  seq: number;
  content: string;
  nonce: string;
}

interface Pending {
  nonce: string;
  content: string;
}

export class Senders {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers other than 200 and 201: none is ever due. */
  readonly odd: string[] = [];
  readonly #unanswered: (Pending | undefined)[];
  #made = 0;

  /** `tried` are answers that only say "not now": the same post is sent again after a moment. */
  constructor(
    private readonly count: number,
    private readonly tokens: readonly string[],
    private readonly tried: readonly number[] = [],
  ) {
    this.#unanswered = Array.from({ length: count });
  }

  /** Posts until `stopped` says so or the server is gone. */
  async run(address: string, stopped: () => boolean): Promise<void> {
    const agent = new http.Agent({ keepAlive: true, maxSockets: this.count });
    await Promise.all(
      Array.from({ length: this.count }, (_, i) => this.#one(i, address, agent, stopped)),
    );
    agent.destroy();
  }

  /** Tries what was never answered once more, so that every text has found its place. */
  async settle(address: string): Promise<void> {
    await this.run(address, () => true);
  }

  async #one(i: number, address: string, agent: http.Agent, stopped: () => boolean): Promise<void> {
    const token = this.tokens[i % this.tokens.length] ?? '';
    while (this.#unanswered[i] || !stopped()) {
      const pending = (this.#unanswered[i] ??= this.#next(i));
      const sent = await this.#send(address, agent, token, pending);
      if (sent === 'gone') return;
      if (sent === 'later') {
        await new Promise((done) => setTimeout(done, laterMs));
        continue;
      }
      this.#unanswered[i] = undefined;
    }
  }

  #next(i: number): Pending {
    this.#made += 1;
    return { nonce: `k${i}_${this.#made}`, content: `words ${this.#made} of sender ${i}` };
  }

  async #send(
    address: string,
    agent: http.Agent,
    token: string,
    pending: Pending,
  ): Promise<'done' | 'gone' | 'later'> {
    try {
      const answer = await exchange(address, {
        method: 'POST',
        path: '/api/sendmessage',
        headers: { authorization: `Bearer ${token}` },
        body: pending,
        agent,
        unchecked: true,
      });
      if (this.tried.includes(answer.status)) return 'later';
      if (answer.status > 201) this.odd.push(`${answer.status} ${answer.text}`);
      else this.acknowledged.push({ id: answer.json._id, seq: answer.json.seq, ...pending });
      return 'done';
    } catch {
      return 'gone';
    }
  }
}
