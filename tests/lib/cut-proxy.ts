// The way between a browser and the server, which a test can cut: all that is open breaks off at
// once and nobody gets through until it is healed. Bytes are passed on as they are.
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export class CutProxy {
  readonly port: number;
  #server: Server;
  #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static start(target: number): Promise<CutProxy> {
    return new Promise((resolve) => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => {
        const proxy = new CutProxy(server, (server.address() as { port: number }).port);
        server.on('connection', (near) => proxy.#join(near, target));
        resolve(proxy);
      });
    });
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  heal(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket, target: number): void {
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const far = createConnection({ port: target, host: '127.0.0.1' });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
