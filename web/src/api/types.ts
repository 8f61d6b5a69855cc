// The wire's shapes under the names that the client uses. They are generated from
// protocol/openapi.yaml (schema.d.ts); only what that language cannot say is said here.

import type { components } from './schema';

type Schemas = components['schemas'];

export type OwnEmoji = Schemas['OwnEmoji'];
export type Role = Schemas['Role'];
export type PresenceState = Schemas['PresenceState'];
export type Reaction = Schemas['Reaction'];
export type Attachment = Schemas['Attachment'];
/** One moving picture of the group's shelf, as I see it. */
export type GifItem = Schemas['GifItem'];
/** The same for everybody: whose favourite it is is not told. */
export type Gif = Schemas['Gif'];
/** A film that is being made playable. */
export type FileProgress = Schemas['FileProgress'];
export type GifPage = Schemas['GifPage'];
/** What takes up the room for files. */
export type Space = Schemas['Space'];
export type LargeFile = Schemas['LargeFile'];
export type ReplyTo = Schemas['ReplyTo'];
export type SystemLine = Schemas['SystemLine'];
/** `deleted` is never there, which lets `entry.deleted` tell the two kinds of Entry apart. */
export type Message = Omit<Schemas['Message'], 'attachments'> & {
  readonly attachments: readonly Attachment[];
  readonly deleted?: never;
};
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
export type Snapshot = Omit<Schemas['Snapshot'], 'messages' | 'voice'> & {
  readonly messages: SnapshotMessages;
  /** Rooms in which somebody is; absent where the server has no voice. */
  readonly voice?: readonly VoiceState[];
};
/** Somebody in a voice room, as everybody sees him. */
export interface VoiceMember {
  readonly username: string;
  readonly muted: boolean;
  readonly deafened: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly reconnecting: boolean;
}
/** Who is in one voice room. */
export interface VoiceState {
  readonly channel: string;
  readonly members: readonly VoiceMember[];
}
/** What somebody is up to, in a few words and an emoji. */
export type Status = Schemas['StatusWords'];
/** How I want to be seen; `until` ends words and emoji, not the state. */
export type PresenceChoice = Schemas['PresenceChoice'];
export type AuditEntry = Schemas['AuditEntry'];
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

/** How a message names a file that was uploaded for it. */
export interface FileUse {
  readonly id: string;
  readonly name?: string;
  readonly alt?: string;
  readonly spoiler?: true;
}

/** A message as it is posted. */
export type NewMessage = Omit<Schemas['MessageRequest'], 'attachments'> & {
  readonly attachments?: readonly FileUse[];
};
export type ServerChange = Schemas['ServerChange'];
export type Square = Schemas['Square'];
export type SetupRequest = Schemas['SetupRequest'];
export type JoinRequest = Schemas['JoinRequest'];
export type ProfileChange = Schemas['ProfileChange'];
export type InviteRequest = Schemas['InviteRequest'];

/** What a room may be made with, or changed to. */
export interface ChannelDraft {
  readonly name?: string;
  readonly sign?: string;
  readonly topic?: string;
  readonly section?: string;
  readonly private?: boolean;
  readonly members?: readonly string[];
  readonly who_posts?: 'all' | 'moderators';
  readonly slow_mode_s?: number;
}

/** What changes in what I hear of a room; an empty `muted_until` ends the silence. */
export type NotifyChange = Schemas['NotifyChange'];

/** A message before one of its edits. */
export interface EarlierWords {
  readonly content: string;
  readonly at: string;
}

/** Pins, mentions, what was kept: messages apart from their channel. */
export interface FoundMessages {
  readonly messages: readonly Message[];
  readonly referenced?: readonly Entry[];
  /** What was said right behind each of them, where something was. */
  readonly following?: readonly Message[];
  readonly next?: string;
}
