// The wire's shapes under the names that the client uses. They are generated from
// protocol/openapi.yaml (schema.d.ts); only what that language cannot say is said here.

import type { components } from './schema';

type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type PresenceState = Schemas['PresenceState'];
export type Reaction = Schemas['Reaction'];
export type Attachment = Schemas['Attachment'];
export type ReplyTo = Schemas['ReplyTo'];
export type SystemLine = Schemas['SystemLine'];
/** `deleted` is never there, which lets `entry.deleted` tell the two kinds of Entry apart. */
export type Message = Schemas['Message'] & { readonly deleted?: never };
export type Tombstone = Schemas['Tombstone'] & { readonly deleted: true };
/** What stands at one `seq`: a message, or the mark that one stood there. */
export type Entry = Message | Tombstone;
export type Notify = Schemas['Notify'];
export type Channel = Schemas['Channel'];
export type ChannelState = Schemas['ChannelState'];
export type ChannelVisible = Schemas['ChannelVisible'];
export type ReadState = Schemas['ReadState'];
export type Member = Schemas['Member'];
export type Me = Schemas['Me'];
export type Limits = Schemas['Limits'];
export type Server = Schemas['Server'];
export type Snapshot = Omit<Schemas['Snapshot'], 'messages'> & {
  readonly messages: SnapshotMessages;
};
export type SessionInfo = Schemas['SessionInfo'];
export type SignedIn = Schemas['SignedIn'];
/** With its code and address: told once, to who made it. */
export type Invite = Schemas['Invite'];
/** As the list tells it: `id` names it, nobody can read the code again. */
export type InviteInfo = Schemas['InviteInfo'];
export type InvitePreview = Schemas['InvitePreview'];
export type SignInLink = Schemas['SignInLink'];
export type Problem = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];

interface EntryList {
  readonly messages: readonly Entry[];
  /** Originals of replies that are not among `messages`. */
  readonly referenced?: readonly Entry[];
  readonly has_before: boolean;
}

export interface MessagePage extends EntryList {
  readonly has_after: boolean;
}

export interface SnapshotMessages extends EntryList {
  readonly channel: string;
}

/** A message as it is posted. */
export type NewMessage = Schemas['MessageRequest'];
export type SetupRequest = Schemas['SetupRequest'];
export type JoinRequest = Schemas['JoinRequest'];
export type ProfileChange = Schemas['ProfileChange'];
export type InviteRequest = Schemas['InviteRequest'];
