// Accounts and people: coming in, devices, the profile, invites, members. For pages that are met
// seldom; the room itself does without.

import { part, request } from './http';
import type {
  Invite,
  InviteInfo,
  InvitePreview,
  InviteRequest,
  JoinRequest,
  Me,
  Member,
  ProfileChange,
  Role,
  Server,
  ServerChange,
  SessionInfo,
  SetupRequest,
  SignedIn,
  SignInLink,
} from './types';

export const setUp = (body: SetupRequest) => request<SignedIn>('POST', '/api/setup', { body });

/** Owners only; everybody hears of it. */
export const changeServer = (change: ServerChange) =>
  request<Server>('PATCH', '/api/server', { body: change });

export const signIn = (body: { username: string; password: string }) =>
  request<SignedIn>('POST', '/api/sessions', { body });

export const listSessions = async (): Promise<readonly SessionInfo[]> =>
  (await request<{ sessions: SessionInfo[] }>('GET', '/api/sessions')).sessions;

export const revokeSession = (id: string) => request<void>('DELETE', `/api/sessions/${part(id)}`);

/** Signs out every device but this one. */
export const revokeOtherSessions = () => request<void>('DELETE', '/api/sessions');

/** Uses up a one-time sign-in link; a password given with it becomes the new one. */
export const redeemSignInLink = (code: string, password?: string) =>
  request<SignedIn>('POST', `/api/links/${part(code)}`, {
    body: password === undefined ? {} : { password },
  });

export const updateMe = (change: ProfileChange) =>
  request<Me>('PATCH', '/api/me', { body: change });

export const changePassword = (current: string, next: string) =>
  request<void>('PUT', '/api/me/password', { body: { current, new: next } });

// People and invites.

export const listMembers = async (): Promise<readonly Member[]> =>
  (await request<{ members: Member[] }>('GET', '/api/members')).members;

export const updateMember = (username: string, change: { role?: Role; muted_until?: string }) =>
  request<Member>('PATCH', `/api/members/${part(username)}`, { body: change });

export const removeMember = (username: string) =>
  request<void>('DELETE', `/api/members/${part(username)}`);

export const createSignInLink = (username: string) =>
  request<SignInLink>('POST', `/api/members/${part(username)}/link`, { body: {} });

export const createInvite = (body: InviteRequest = {}) =>
  request<Invite>('POST', '/api/invites', { body });

export const listInvites = async (): Promise<readonly InviteInfo[]> =>
  (await request<{ invites: InviteInfo[] }>('GET', '/api/invites')).invites;

/** By its code or by its id from the list. */
export const revokeInvite = (codeOrId: string) =>
  request<void>('DELETE', `/api/invites/${part(codeOrId)}`);

export const getInvite = (code: string) =>
  request<InvitePreview>('GET', `/api/invites/${part(code)}`);

export const acceptInvite = (code: string, body: JoinRequest) =>
  request<SignedIn>('POST', `/api/invites/${part(code)}/accept`, { body });
