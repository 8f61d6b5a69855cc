// The SharedWorker: one stream for all pages of this browser (six connections per host are all that
// HTTP/1.1 gives). Keeps nothing but the stream and the ports; every page folds for itself.

import { checkSession } from '../api/http';
import { openEventSource, StreamSource } from './connection';
import type { FromWorker, ToWorker } from './stream-protocol';

const ports = new Set<MessagePort>();

function say(port: MessagePort, message: FromWorker): void {
  port.postMessage(message);
}

function tell(message: FromWorker): void {
  for (const port of ports) say(port, message);
}

const source = new StreamSource(
  {
    onEvent: (event) => tell({ type: 'event', event }),
    onStatus: (connection) => tell({ type: 'status', connection }),
    onSignedOut: (reason) => tell({ type: 'signed-out', reason }),
  },
  { open: openEventSource, checkSession },
);

function obey(port: MessagePort, order: ToWorker): void {
  // A page that comes back from the back-forward cache had said goodbye.
  ports.add(port);
  if (order.type === 'open' || order.type === 'renew') say(port, { type: 'welcome' });
  switch (order.type) {
    case 'open':
      // A page that comes to a running stream has missed its status.
      if (source.status.status === 'live' || source.status.status === 'lost') {
        say(port, { type: 'status', connection: source.status });
      }
      source.open();
      break;
    case 'close':
      source.close();
      tell({ type: 'signed-out' });
      break;
    case 'restart':
      for (const other of ports) if (other !== port) say(other, { type: 'replaced' });
      source.restart();
      break;
    case 'retry':
      source.retryNow();
      break;
    case 'renew':
      source.renewIfQuiet(order.quietMs);
      break;
    case 'bye':
      ports.delete(port);
      break;
  }
}

self.addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  port.addEventListener('message', (message: MessageEvent<ToWorker>) => obey(port, message.data));
  port.addEventListener('close', () => ports.delete(port));
  port.start();
  say(port, { type: 'welcome' });
});

self.addEventListener('online', () => source.retryNow());
