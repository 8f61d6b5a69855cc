// Rooms and direct messages: making, changing, letting in, what I want to hear of them.

import { part, request } from './http';
import type { Channel, ChannelDraft, NotifyChange } from './types';

export const createChannel = (body: ChannelDraft & { kind: 'text' | 'voice'; name: string }) =>
  request<Channel>('POST', '/api/channels', { body });

export const updateChannel = (
  id: string,
  change: ChannelDraft & { archived?: boolean; position?: number },
) => request<Channel>('PATCH', `/api/channels/${part(id)}`, { body: change });

export const deleteChannel = (id: string) => request<void>('DELETE', `/api/channels/${part(id)}`);

export const letIn = (id: string, username: string) =>
  request<void>('PUT', `/api/channels/${part(id)}/members/${part(username)}`);

/** Also how one leaves oneself. */
export const letOut = (id: string, username: string) =>
  request<void>('DELETE', `/api/channels/${part(id)}/members/${part(username)}`);

/** The existing one with exactly these people, or a new one. */
export const openDirect = (users: readonly string[]) =>
  request<Channel>('POST', '/api/directs', { body: { users } });

export const setNotify = (id: string, notify: NotifyChange) =>
  request<void>('PUT', `/api/channels/${part(id)}/notify`, { body: notify });

export const sayTyping = (id: string) => request<void>('POST', `/api/channels/${part(id)}/typing`);
