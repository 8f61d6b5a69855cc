// A chat server the way the product's origin describes itself, for tests that run it beside Snug: it
// puts bare documents into `home` and tells whoever listens what a change stream on `home` tells it.
// It knows nothing of Snug, has no sign-in, and believes whatever name it is given.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChangeStream, type Collection, MongoClient } from 'mongodb';

interface Bare {
  content: string;
  timestamp: Date;
  author: string;
}

async function bodyOf(request: IncomingMessage): Promise<any> {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text);
}

export class OriginServer {
  readonly #client: MongoClient;
  readonly #home: Collection<Bare>;
  readonly #streams = new Set<ServerResponse>();
  readonly #server: Server;
  #changes: ChangeStream<Bare> | undefined;

  private constructor(address: string, database: string) {
    this.#client = new MongoClient(address);
    this.#home = this.#client.db(database).collection<Bare>('home');
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(address: string, database = 'Messages'): Promise<OriginServer> {
    const made = new OriginServer(address, database);
    await made.#client.connect();
    made.#changes = made.#home.watch([{ $match: { operationType: 'insert' } }], {
      fullDocument: 'updateLookup',
    });
    made.#changes.on('change', (change) => {
      if (change.operationType !== 'insert') return;
      const told = `data: ${JSON.stringify(change.fullDocument)}\n\n`;
      for (const stream of made.#streams) stream.write(told);
    });
    // The driver opens it with the first event asked for; what is inserted before is not told.
    await new Promise((done) => made.#changes?.once('resumeTokenChanged', done));
    await new Promise<void>((done) => made.#server.listen(0, '127.0.0.1', done));
    return made;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST' && request.url === '/api/sendmessage') {
      const { content, author } = await bodyOf(request);
      await this.#home.insertOne({ content, timestamp: new Date(), author });
      response.writeHead(201).end();
    } else if (request.method === 'GET' && request.url === '/api/messagestream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      this.#streams.add(response);
      request.on('close', () => this.#streams.delete(response));
    } else {
      response.writeHead(404).end();
    }
  }

  async say(author: string, content: string): Promise<void> {
    const answer = await fetch(`${this.address}/api/sendmessage`, {
      method: 'POST',
      body: JSON.stringify({ author, content }),
    });
    if (answer.status !== 201) throw new Error(`the origin answered ${answer.status}`);
  }

  /** Reads `count` messages as one of its own viewers would. */
  async listen(): Promise<(count: number) => Promise<any[]>> {
    const answer = await fetch(`${this.address}/api/messagestream`);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    const seen: any[] = [];
    let rest = '';
    return async (count) => {
      while (seen.length < count) {
        const { done, value } = await reader.read();
        if (done) break;
        rest += decoder.decode(value, { stream: true });
        const events = rest.split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) seen.push(JSON.parse(event.replace(/^data: /, '')));
      }
      return seen;
    };
  }

  async stop(): Promise<void> {
    for (const stream of this.#streams) stream.destroy();
    this.#server.close();
    await this.#changes?.close();
    await this.#client.close();
  }
}
