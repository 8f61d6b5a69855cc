// Puts the parts together into the one value that pages read. Unchanged parts keep their identity.

import type { Room } from './room';
import { orderChannels } from './room';
import type { ClientState, Connection, PendingMessage } from './types';

export interface StateParts {
  phase: ClientState['phase'];
  leftWhy: string | undefined;
  room: Room | undefined;
  pending: ReadonlyMap<string, readonly PendingMessage[]>;
  wishes: ClientState['wishes'];
  typing: ClientState['typing'];
  films: ClientState['films'];
  saved: ClientState['saved'];
  drafts: ReadonlyMap<string, string>;
  connection: Connection;
  fresh: boolean;
  newVersion: boolean;
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const nobody: ReadonlySet<string> = new Set<string>();

export const emptyState: ClientState = {
  phase: 'boot',
  leftWhy: undefined,
  channels: nothing,
  channelOrder: [],
  members: nothing,
  presence: nothing,
  statuses: nothing,
  blocked: nobody,
  forgotten: nobody,
  voice: undefined,
  windows: nothing,
  referenced: nothing,
  pending: nothing,
  wishes: nothing,
  typing: nothing,
  films: nothing,
  saved: nobody,
  drafts: nothing,
  connection: { status: 'connecting' },
  fresh: false,
  newVersion: false,
};

export function buildState(before: ClientState, parts: StateParts): ClientState {
  const { room, ...shared } = parts;
  if (!room) return { ...emptyState, ...shared };
  return {
    ...shared,
    me: room.me,
    server: room.server,
    channels: room.channels,
    channelOrder: sameOrder(before, room),
    members: room.members,
    presence: room.presence,
    statuses: room.statuses,
    blocked: room.blocked,
    forgotten: room.forgotten,
    voice: room.voice,
    windows: room.windows,
    referenced: room.referenced,
  };
}

function sameOrder(before: ClientState, room: Room): readonly string[] {
  if (before.channels === room.channels) return before.channelOrder;
  const order = orderChannels(room.channels);
  const same =
    order.length === before.channelOrder.length &&
    order.every((id, index) => id === before.channelOrder[index]);
  return same ? before.channelOrder : order;
}
