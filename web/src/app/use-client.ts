// How components read the client. A selector keeps a component still while other parts move: it
// must return something that is `===` when nothing it cares about changed.

import { useSyncExternalStore } from 'react';
import { toProblem } from '../api/http';
import { SnugClient } from '../sync/client';
import type { ClientState } from '../sync/types';
import { toast } from '../ui/notices';
import { personName } from '../ui/person-name';
import { sayProblem } from '../words/problems';

const mainScript = document.querySelector('script[type="module"][src]')?.getAttribute('src');

export const client = new SnugClient({
  mainScript: mainScript ?? undefined,
  onRefused: (error) => toast(sayProblem(toProblem(error)), 'bad'),
});

const subscribe = (listener: () => void): (() => void) => client.subscribe(listener);
const whole = (state: ClientState): ClientState => state;

export function useClientState(): ClientState;
export function useClientState<T>(select: (state: ClientState) => T): T;
export function useClientState(select: (state: ClientState) => unknown = whole): unknown {
  return useSyncExternalStore(subscribe, () => select(client.getState()));
}

export interface ShownPerson {
  name: string;
  /** Whose face and colour stand beside it; nobody's (`''`) of who is forgotten. */
  face: string;
}

/** How somebody is shown wherever they said or did something. */
export function usePerson(username: string): ShownPerson {
  const name = useClientState((state) => personName(state, username));
  const gone = useClientState((state) => state.forgotten.has(username));
  return { name, face: gone ? '' : username };
}
