// The server as the wire describes it, small enough to be obviously right: a list of changes and
// the state they make. Tests fold its events into a room and compare with its own snapshot.

import type { Channel, Entry, Member, Message, MessagePage, Snapshot } from '../../api/types';
import type { Random } from '../../lib/testing/random';
import type { StreamEvent } from '../apply-event';

const epoch = 'testepoch';
const unreadMax = 100;

export class ModelServer {
  readonly viewer: string;
  readonly events: StreamEvent[] = [];
  #pos = 0;
  readonly #members = new Map<string, Member>();
  readonly #presence = new Map<string, string>();
  readonly #statuses = new Map<string, { text: string }>();
  readonly #channels = new Map<string, Omit<Channel, 'read_seq' | 'unread' | 'mentions'>>();
  readonly #entries = new Map<string, Entry[]>();
  readonly #reads = new Map<string, number>();
  readonly #forgotten = new Set<string>();
  #name = 'The Lamp Room';

  constructor(viewer: string, others: readonly string[]) {
    this.viewer = viewer;
    for (const username of [viewer, ...others]) this.join(username);
    this.makeChannel('home');
  }

  get cursor(): string {
    return `${epoch}.${this.#pos}`;
  }

  get channelIds(): string[] {
    return [...this.#channels.keys()];
  }

  lastSeq(channel: string): number {
    return this.#list(channel).length;
  }

  entry(channel: string, seq: number): Entry {
    const found = this.#list(channel)[seq - 1];
    if (!found) throw new Error(`No entry ${seq} in ${channel}`);
    return found;
  }

  join(username: string): void {
    const member: Member = {
      username,
      display_name: username.toUpperCase(),
      role: 'member',
      joined: '2026-11-22T19:00:00.000Z',
    };
    this.#members.set(username, member);
    this.#forgotten.delete(username);
    this.#commit('member_joined', member);
  }

  rename(username: string, name: string): void {
    const held = this.#members.get(username);
    if (!held) return;
    const member = { ...held, display_name: name };
    this.#members.set(username, member);
    this.#commit('member_updated', member);
  }

  leave(username: string, reason: 'left' | 'deleted' = 'left'): void {
    this.#members.delete(username);
    this.#presence.delete(username);
    this.#statuses.delete(username);
    if (reason === 'deleted') this.#forgotten.add(username);
    this.#commit('member_left', { username, reason });
  }

  nameServer(name: string): void {
    this.#name = name;
    this.#commit('server_updated', this.#server());
  }

  makeChannel(id: string): void {
    this.#channels.set(id, {
      id,
      kind: 'text',
      name: id,
      topic: '',
      section: '',
      position: this.#channels.size,
      private: false,
      who_posts: 'all',
      slow_mode_s: 0,
      archived: false,
      last_seq: 0,
      notify: { level: 'all' },
    });
    this.#entries.set(id, []);
    this.#commit('channel_created', this.#withoutMarks(id));
  }

  setTopic(id: string, topic: string): void {
    this.#channels.set(id, { ...this.#bare(id), topic });
    this.#commit('channel_updated', this.#withoutMarks(id));
  }

  post(channel: string, author: string, more: Partial<Message> = {}): Message {
    const seq = this.lastSeq(channel) + 1;
    const message: Message = {
      _id: `${channel}-${seq}`,
      content: `words ${seq}`,
      timestamp: '2026-11-22T19:00:00.000Z',
      author,
      channel,
      seq,
      rev: this.#pos + 1,
      attachments: [],
      reactions: [],
      mentions: [],
      ...more,
    };
    this.#list(channel).push(message);
    this.#channels.set(channel, { ...this.#bare(channel), last_seq: seq });
    if (author === this.viewer && !message.system) this.#reads.set(channel, seq);
    this.#commit('message', message);
    return message;
  }

  edit(channel: string, seq: number, content: string): void {
    const held = this.entry(channel, seq);
    if (held.deleted) return;
    const edited = '2026-11-22T19:05:00.000Z';
    this.#change('message_edited', { ...held, content, edited, rev: this.#pos + 1 });
  }

  remove(channel: string, seq: number): void {
    const held = this.entry(channel, seq);
    if (held.deleted) return;
    const stone = { _id: held._id, channel, seq, rev: this.#pos + 1, deleted: true } as const;
    this.#change('message_deleted', stone);
    // The wire repeats the marks only when a mention goes; plain unread counts fold by themselves.
    if (held.mentions.includes(this.viewer)) this.#tellRead(channel);
  }

  react(channel: string, seq: number, emoji: string, user: string): void {
    const held = this.entry(channel, seq);
    if (held.deleted) return;
    const found = held.reactions.find((each) => each.emoji === emoji);
    const had = found?.users.includes(user) ?? false;
    const others = found?.users.filter((each) => each !== user) ?? [];
    const users = had ? others : [...others, user];
    const next = { emoji, users, count: users.length };
    const reactions = found
      ? held.reactions.map((each) => (each.emoji === emoji ? next : each))
      : [...held.reactions, next];
    const rev = this.#pos + 1;
    const kept = reactions.filter((each) => each.count > 0);
    this.#list(channel)[seq - 1] = { ...held, reactions: kept, rev };
    const change = { _id: held._id, channel, seq, emoji, user, rev };
    this.#commit(had ? 'reaction_removed' : 'reaction_added', change);
  }

  read(channel: string, seq: number): void {
    this.#reads.set(channel, seq);
    this.#tellRead(channel);
  }

  /** Nobody is told that he himself is not there. */
  appear(user: string, state: 'online' | 'idle' | 'offline', text?: string): void {
    if (user === this.viewer && state === 'offline') return;
    if (state === 'offline') this.#presence.delete(user);
    else this.#presence.set(user, state);
    const said = text === undefined ? {} : { text };
    if (text === undefined) this.#statuses.delete(user);
    else this.#statuses.set(user, { text });
    this.events.push({ name: 'presence', data: { user, state, ...said } });
  }

  snapshot(channel: string, limit = 50): Snapshot {
    const page = this.page(channel, { limit });
    return structuredClone({
      cursor: this.cursor,
      me: this.#member(this.viewer),
      server: this.#server(),
      channels: this.channelIds.map((id) => this.#withMarks(id)),
      members: [...this.#members.values()],
      presence: Object.fromEntries(this.#presence) as Snapshot['presence'],
      statuses: Object.fromEntries(this.#statuses),
      my_presence: this.#myPresence(),
      emoji: [],
      blocked: [],
      forgotten: [...this.#forgotten],
      messages: { channel, messages: page.messages, has_before: page.has_before },
    });
  }

  page(channel: string, place: { before?: number; after?: number; limit?: number }): MessagePage {
    const list = this.#list(channel);
    const limit = place.limit ?? 50;
    const first =
      place.after === undefined
        ? Math.max(0, (place.before === undefined ? list.length : place.before - 1) - limit)
        : place.after;
    const end =
      place.after === undefined
        ? place.before === undefined
          ? list.length
          : place.before - 1
        : Math.min(list.length, place.after + limit);
    return structuredClone({
      messages: list.slice(first, end),
      has_before: first > 0,
      has_after: end < list.length,
    });
  }

  #myPresence(): Snapshot['my_presence'] {
    const state = this.#presence.get(this.viewer) === 'idle' ? 'idle' : 'online';
    return { state, ...this.#statuses.get(this.viewer) };
  }

  #member(username: string): Member {
    const found = this.#members.get(username);
    if (!found) throw new Error(`${username} is not here`);
    return found;
  }

  #server() {
    const limits = { content_max: 4000, attachments_max: 0, upload_max: 0 };
    return { name: this.#name, version: '1', limits };
  }

  #list(channel: string): Entry[] {
    const found = this.#entries.get(channel);
    if (!found) throw new Error(`No channel ${channel}`);
    return found;
  }

  #bare(id: string) {
    const found = this.#channels.get(id);
    if (!found) throw new Error(`No channel ${id}`);
    return found;
  }

  #withoutMarks(id: string): Partial<Channel> {
    const { notify: _notify, ...rest } = this.#bare(id);
    return rest;
  }

  #withMarks(id: string): Channel {
    const read_seq = this.#reads.get(id) ?? 0;
    const unread = this.#list(id).filter(
      (entry) =>
        entry.seq > read_seq && !entry.deleted && !entry.system && entry.author !== this.viewer,
    );
    const mentions = unread.filter(
      (entry) => !entry.deleted && entry.mentions.includes(this.viewer),
    );
    return {
      ...this.#bare(id),
      read_seq,
      unread: Math.min(unreadMax, unread.length),
      mentions: mentions.length,
    };
  }

  #tellRead(channel: string): void {
    const { read_seq, unread, mentions } = this.#withMarks(channel);
    this.events.push({ name: 'read', data: { channel, read_seq, unread, mentions } });
  }

  #change(name: string, entry: Entry): void {
    this.#list(entry.channel)[entry.seq - 1] = entry;
    this.#commit(name, entry);
  }

  #commit(name: string, data: unknown): void {
    this.#pos += 1;
    this.events.push(structuredClone({ name, data, id: this.cursor }));
  }
}

/** One change of a random kind; `committed` leaves out what travels without a position. */
export function anything(
  server: ModelServer,
  random: Random,
  people: readonly string[],
  kinds: 'all' | 'committed' = 'all',
): void {
  const channel = random.pick(server.channelIds);
  const person = random.pick(people);
  const seq = 1 + random.below(Math.max(1, server.lastSeq(channel)));
  const empty = server.lastSeq(channel) === 0;
  const drawn = empty ? 0 : random.below(12);
  const ephemeral = drawn === 8 || drawn === 9;
  const kind = ephemeral && kinds === 'committed' ? 0 : drawn;
  const named = kinds === 'all' && random.below(4) === 0;
  if (kind <= 3) server.post(channel, person, named ? { mentions: people } : {});
  else if (kind === 4) server.edit(channel, seq, `changed ${random.below(1000)}`);
  // Who wrote a deleted message can only be known where it was on screen: home is, kitchen is not.
  else if (kind === 5 && channel === 'home') server.remove(channel, seq);
  else if (kind <= 7) server.react(channel, seq, random.pick(['❤️', '👍', '🍞']), person);
  else if (kind === 8) server.read(channel, seq);
  else if (kind === 9) {
    const words = random.below(2) === 0 ? undefined : `baking ${random.below(9)}`;
    server.appear(person, random.pick(['online', 'idle', 'offline']), words);
  } else if (kind === 10) server.rename(person, `name ${random.below(1000)}`);
  else server.setTopic(channel, `topic ${random.below(1000)}`);
}
