// What the pages read. The wire's own shapes come from api/types; the rest is what this client
// knows beyond them. Every value is immutable: a change makes a new object along its path only,
// so `===` tells a component whether its part moved.

import type { Channel, Entry, Me, Member, Server, Status, VoiceMember } from '../api/types';
import type { Wish } from './wished';

export type {
  Attachment,
  Channel,
  Entry,
  Invite,
  InviteInfo,
  InvitePreview,
  Me,
  Member,
  Message,
  Problem,
  Reaction,
  ReplyTo,
  Role,
  Server,
  SessionInfo,
  SignInLink,
  Status,
  Tombstone,
  VoiceMember,
} from '../api/types';

export interface Connection {
  status: 'connecting' | 'live' | 'lost' | 'signed-out';
  /** Milliseconds since the epoch: when the stream broke (the banner waits five seconds). */
  lostAt?: number;
  /** When the next attempt is made; absent while one is under way. */
  retryAt?: number;
}

/** What is kept of a refusal, to be told in the language that is spoken then. */
export interface Refused {
  code: string;
  title: string;
  /** Of the request; for `no_space` whose space it is. */
  field?: string | undefined;
}

export interface PendingMessage {
  nonce: string;
  channel: string;
  content: string;
  /** `_id` of the message that is answered. */
  reply_to?: string;
  /** Keys of what goes with it (sync/uploads). */
  files?: readonly string[];
  created: number;
  /** Written in this page, not in an earlier visit or another tab. */
  own: boolean;
  state: 'sending' | 'queued' | 'failed';
  /** Why it failed, or why it has to be sent again. */
  error?: Refused;
}

export interface MessageWindow {
  /** Ascending and contiguous by `seq`; tombstones included (`entry.deleted`), pages hide them. */
  messages: readonly Entry[];
  hasBefore: boolean;
  hasAfter: boolean;
  loading?: 'before' | 'after' | 'around';
  failed?: 'before' | 'after';
}

export interface ClientState {
  phase: 'boot' | 'setup' | 'signed-out' | 'ready' | 'unreachable';
  /** Why the sign-in page stands here, where the server said so: `kicked`, `revoked` … */
  leftWhy: string | undefined;
  me?: Me;
  server?: Server;
  channels: ReadonlyMap<string, Channel>;
  channelOrder: readonly string[];
  members: ReadonlyMap<string, Member>;
  presence: ReadonlyMap<string, string>;
  statuses: ReadonlyMap<string, Status>;
  /** Whom I do not want to see. */
  blocked: ReadonlySet<string>;
  /** Who left for good: whatever they said or did is nobody's by name any more. */
  forgotten: ReadonlySet<string>;
  /** Who is in which voice room; undefined where the server offers no voice. */
  voice: ReadonlyMap<string, readonly VoiceMember[]> | undefined;
  windows: ReadonlyMap<string, MessageWindow>;
  /** Originals of replies that stand outside the window, by `_id`. */
  referenced: ReadonlyMap<string, Entry>;
  pending: ReadonlyMap<string, readonly PendingMessage[]>;
  /** Reactions of mine that the stream does not show yet, by `_id` of the message. */
  wishes: ReadonlyMap<string, readonly Wish[]>;
  /** Who is writing, by channel, in the order in which they began. */
  typing: ReadonlyMap<string, readonly string[]>;
  /** How far a film is on its way to be played, in percent, by id of the file. */
  films: ReadonlyMap<string, number>;
  /** What I keep for myself, by `_id`, once the shelf was read. */
  saved: ReadonlySet<string>;
  drafts: ReadonlyMap<string, string>;
  connection: Connection;
  /** The server told of the room in this visit: who is here is known, not remembered. */
  fresh: boolean;
  newVersion: boolean;
}
