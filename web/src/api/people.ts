// Looking after people: keeping out, cleaning up, who did what; and how I want to be seen myself.

import { part, request } from './http';
import type { AuditEntry, PresenceChoice } from './types';

export const listBans = async (): Promise<readonly string[]> =>
  (await request<{ users: readonly string[] }>('GET', '/api/bans')).users;

export const banMember = (username: string) => request<void>('PUT', `/api/bans/${part(username)}`);

export const liftBan = (username: string) => request<void>('DELETE', `/api/bans/${part(username)}`);

/** What somebody said in the last `withinS` seconds, in channels that I see. */
export const cleanMessages = (username: string, withinS: number) =>
  request<{ deleted: number }>(
    'DELETE',
    `/api/members/${part(username)}/messages?${new URLSearchParams({ within_s: String(withinS) })}`,
  );

export const blockPerson = (username: string) =>
  request<void>('PUT', `/api/blocks/${part(username)}`);

export const unblockPerson = (username: string) =>
  request<void>('DELETE', `/api/blocks/${part(username)}`);

/** Who did what, the newest first. */
export const listAudit = (next?: number) =>
  request<{ entries: readonly AuditEntry[]; next?: number }>(
    'GET',
    next === undefined
      ? '/api/audit'
      : `/api/audit?${new URLSearchParams({ before: String(next) })}`,
  );

export const choosePresence = (choice: PresenceChoice) =>
  request<void>('PUT', '/api/me/presence', { body: choice });
