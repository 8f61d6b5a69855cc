// What the text of a message becomes: a tree of blocks and words, never HTML. The grammar is fixed by
// the vectors in protocol/text, which the server's parser runs as well; their trees have this shape.

/** How deep lists may stand inside each other; deeper items stay at this depth. */
export const LIST_DEPTH_MAX = 8;

export type Style = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';

export type TimeStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';

/** A string is text as it is shown; its newlines break lines. */
export type Word =
  | string
  | { kind: Style; of: Word[] }
  | { kind: 'code'; text: string }
  /** `href` as typed, http, https or mailto; without `of` the address itself is shown. */
  | { kind: 'link'; href: string; of?: Word[] }
  /** Seconds since the epoch. */
  | { kind: 'time'; at: number; style: TimeStyle }
  /** A username, or one of `callsMany`; whether such a person is there the tree does not know. */
  | { kind: 'mention'; name: string }
  /** A name or id as typed; whether there is such a channel the tree does not know. */
  | { kind: 'channel'; name: string }
  | { kind: 'emoji'; name: string };

export interface List {
  kind: 'list';
  /** The first number; absent for a list with bullets. */
  start?: number;
  items: ListItem[];
}

export interface ListItem {
  of: Word[];
  lists?: List[];
}

export type Block =
  | { kind: 'paragraph'; of: Word[] }
  | { kind: 'heading'; level: number; of: Word[] }
  | { kind: 'fence'; text: string; language?: string }
  /** Holds no further quote. */
  | { kind: 'quote'; of: Block[] }
  | List;
