// A call as values: what is known of it, what may happen, what is to be done. No browser and no React.

/** What one may send besides the microphone; at most one of each. */
export type SendKind = 'camera' | 'screen' | 'screen_audio';

/** Which m-lines of an offer send what besides the microphone, by mid. */
export type Sends = Readonly<Record<string, SendKind>>;

/** What an m-line carries, as the server tells it. */
export interface SlotUse {
  readonly user: string;
  readonly kind: 'mic' | SendKind;
}

/** Whose pictures are on screen here; the server sends no other. */
export interface Looks {
  readonly camera: readonly string[];
  readonly screen: readonly string[];
}

/** Data of `voice_slots`. */
export interface SlotsTold {
  readonly session: string;
  /** m-lines that are missing to hear everybody. */
  readonly need: number;
  /** m-lines that are missing to see everybody who is looked at. */
  readonly need_video?: number;
  readonly slots: Readonly<Record<string, SlotUse | null>>;
}

/** Data of `voice_ended`: my seat in a room is gone. */
export interface EndTold {
  readonly session: string;
  readonly reason: 'moved' | 'left' | 'removed' | 'lost';
}

/** Why the browser gave no microphone (Media Capture and Streams, section 10.2), or none can be had. */
export type MicTrouble = 'insecure' | 'unable' | 'refused' | 'missing' | 'busy';

export type CallTrouble =
  | { readonly of: 'microphone'; readonly what: MicTrouble }
  /** `code` and `message` as the server says them; `no_answer` when it says nothing. */
  | {
      readonly of: 'server';
      readonly status: number;
      readonly code: string;
      readonly message: string;
    }
  /** The room was closed, or this person was put out of it. */
  | { readonly of: 'room' };

export type CallPhase = 'idle' | 'joining' | 'connected' | 'reconnecting' | 'moved' | 'refused';

/** An offer is one at a time: the next one waits until the answer to the last is applied. */
export type OfferStep = 'none' | 'making' | 'asking' | 'applying';

export interface Wanted {
  readonly lines: number;
  readonly videoLines: number;
  readonly restart: boolean;
}

export interface CallState {
  readonly phase: CallPhase;
  /** The room; it stays in `moved` and `refused`, so that the page can name it. */
  readonly channel: string | undefined;
  readonly trouble: CallTrouble | undefined;
  /** Counts connections: what an earlier one still says is not about this one. */
  readonly turn: number;
  /** The server's secret name of this connection; unknown until it has answered. */
  readonly session: string | undefined;
  /** Without a microphone, by choice. */
  readonly listening: boolean;
  readonly muted: boolean;
  readonly deafened: boolean;
  /** What `muted` goes back to when hearing comes back. */
  readonly mutedBefore: boolean;
  readonly offer: OfferStep;
  /** What the next offer has to bring. */
  readonly wanted: Wanted | undefined;
  /** m-lines to hear in that were offered. */
  readonly lines: number;
  /** m-lines to see in that were offered, and which ones they are. */
  readonly videoLines: number;
  readonly videoMids: ReadonlySet<string>;
  /** What is to go out besides the microphone. */
  readonly sends: readonly SendKind[];
  /** What of it the offer under way brings, and what the last answer agreed to. */
  readonly offered: readonly SendKind[];
  readonly agreed: readonly SendKind[];
  readonly looks: Looks;
  /** Whether the server is being told of `looks`, and has to be told again. */
  readonly looking: 'no' | 'yes' | 'again';
  readonly slots: ReadonlyMap<string, SlotUse>;
  /** Told of a session that is not known here: ours, when its answer is slower than the stream, or another device's. */
  readonly unknown: SlotsTold | undefined;
  /** Whether the server is being told of `muted` and `deafened`, and has to be told again. */
  readonly telling: 'no' | 'yes' | 'again';
  readonly tries: number;
  /** Nothing comes any more, though the browser has not given the connection up. */
  readonly silent: boolean;
  /** Whether the last offer asked for new addresses. */
  readonly restarts: boolean;
  /** Looks that saw something come since those were agreed on; undefined when nobody waits for it. */
  readonly signs: number | undefined;
  /** When the first sound could pass, in milliseconds of the caller's clock. */
  readonly since: number | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** What came from the server since the last look: something, nothing, or nothing for too long. */
export type LifeSign = 'alive' | 'quiet' | 'ended';

export type CallEvent =
  // What people do.
  | { readonly is: 'join'; readonly channel: string; readonly listening?: boolean }
  | { readonly is: 'leave' }
  | { readonly is: 'mute'; readonly on: boolean }
  | { readonly is: 'deafen'; readonly on: boolean }
  /** A camera or a screen was opened, or is to go. */
  | { readonly is: 'share'; readonly kinds: readonly SendKind[]; readonly on: boolean }
  | { readonly is: 'look'; readonly looks: Looks }
  /** The word about a call that ended was read. */
  | { readonly is: 'dismiss' }
  // What the browser says.
  | { readonly is: 'microphone'; readonly turn: number }
  | { readonly is: 'no_microphone'; readonly turn: number; readonly what: MicTrouble }
  | {
      readonly is: 'offer_made';
      readonly turn: number;
      readonly sdp: string;
      readonly sends: Sends;
      readonly videoMids: readonly string[];
    }
  | { readonly is: 'applied'; readonly turn: number }
  /** An offer could not be made or an answer not be used. */
  | { readonly is: 'peer_broke'; readonly turn: number }
  | {
      readonly is: 'peer';
      readonly turn: number;
      readonly state: 'connected' | 'disconnected' | 'failed' | 'closed';
    }
  | { readonly is: 'life'; readonly turn: number; readonly sign: LifeSign }
  | { readonly is: 'network_changed' }
  | { readonly is: 'time'; readonly turn: number; readonly timer: CallTimer }
  // What the server says.
  | {
      readonly is: 'joined';
      readonly turn: number;
      readonly channel: string;
      readonly session: string;
      readonly sdp: string;
    }
  | { readonly is: 'answered'; readonly turn: number; readonly sdp: string }
  | { readonly is: 'join_refused'; readonly turn: number; readonly why: Refusal }
  | { readonly is: 'offer_refused'; readonly turn: number; readonly why: Refusal }
  | { readonly is: 'told'; readonly turn: number }
  | { readonly is: 'tell_refused'; readonly turn: number; readonly why: Refusal }
  | { readonly is: 'looked'; readonly turn: number }
  | { readonly is: 'look_refused'; readonly turn: number; readonly why: Refusal }
  /** Where the server has me, asked for because a session is gone; undefined when it does not answer. */
  | { readonly is: 'whereabouts'; readonly turn: number; readonly inCall: boolean | undefined }
  | { readonly is: 'slots'; readonly told: SlotsTold }
  | { readonly is: 'ended'; readonly told: EndTold }
  /** The stream stands again: what was said meanwhile was not heard. */
  | { readonly is: 'stream_back' }
  /** I no longer see the room, or I am signed out. */
  | { readonly is: 'room_gone' };

export type CallTimer = 'connect' | 'retry' | 'ask' | 'offer' | 'look';

export type CallEffect =
  | { readonly do: 'open_microphone'; readonly turn: number }
  | { readonly do: 'close_microphone' }
  | { readonly do: 'close_peer' }
  | {
      readonly do: 'make_offer';
      readonly turn: number;
      readonly lines: number;
      readonly videoLines: number;
      readonly restart: boolean;
      readonly sends: readonly SendKind[];
    }
  | { readonly do: 'apply_answer'; readonly turn: number; readonly sdp: string }
  | { readonly do: 'show_slots'; readonly slots: ReadonlyMap<string, SlotUse> }
  | { readonly do: 'set_voice'; readonly muted: boolean; readonly deafened: boolean }
  | {
      readonly do: 'ask_join';
      readonly turn: number;
      readonly channel: string;
      readonly sdp: string;
      readonly sends: Sends;
    }
  | {
      readonly do: 'ask_offer';
      readonly turn: number;
      readonly channel: string;
      readonly session: string;
      readonly sdp: string;
      readonly sends: Sends;
    }
  | {
      readonly do: 'ask_look';
      readonly turn: number;
      readonly channel: string;
      readonly session: string;
      readonly looks: Looks;
    }
  /** Cameras and screens go out, and their lamps. */
  | { readonly do: 'close_shares'; readonly kinds: readonly SendKind[] }
  /** The server takes no more of them. */
  | { readonly do: 'say_share_refused'; readonly why: Refusal }
  | {
      readonly do: 'tell';
      readonly turn: number;
      readonly channel: string;
      readonly session: string;
      readonly muted: boolean;
      readonly deafened: boolean;
    }
  | { readonly do: 'ask_whereabouts'; readonly turn: number }
  | { readonly do: 'ask_leave'; readonly channel: string; readonly session: string }
  | {
      readonly do: 'wait';
      readonly turn: number;
      readonly timer: CallTimer;
      readonly ms: number;
    }
  | { readonly do: 'play'; readonly sound: CallSound };

export type CallSound = 'joined' | 'left' | 'muted' | 'unmuted';
