import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { listEmoji } from '../../api/emoji';
import { client, useClientState } from '../../app/use-client';
import { type EmojiGroup, loadEmoji } from '../../lib/emoji/emoji';
import { keptEmoji, rememberEmoji } from '../../lib/emoji/kept';
import type { Channel, ClientState } from '../../sync/types';
import { type Candidate, peopleFor, roomsFor } from '../../ui/completion/candidates';
import type { Offered } from '../../ui/completion/completion-list';
import type { OwnEmoji } from '../../ui/emoji/sections';
import { askForOwn } from '../../ui/emoji/use-own-emoji';
import { signOf } from '../../ui/sign';
import { closedAs, closedEmojiAt, emojiFor, type Token, tokenAt } from './completion';
import { editField } from './edit-field';

const TALKERS_LOOKED_AT = 100;

export interface Completion extends Offered {
  close: () => void;
  /** To be called after every change of the text or the caret. */
  look: () => void;
  /** True when the key was the list's. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** The list of names over the box: opens by what stands before the caret, closes by Esc, a choice or
 *  going elsewhere. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  channel: Channel,
): Completion {
  const [token, setToken] = useState<Token>();
  const [active, setActive] = useState(0);
  const candidates = useCandidates(token, channel);
  const close = useCallback(() => setToken(undefined), []);

  const look = useCallback(() => {
    const box = field.current;
    if (box === null || box.selectionStart !== box.selectionEnd) return setToken(undefined);
    void takeClosedEmoji(box);
    const found = tokenAt(box.value, box.selectionStart);
    setToken((before) => (isSame(before, found) ? before : found));
    setActive(0);
  }, [field]);

  const choose = useCallback(
    (candidate: Candidate) => {
      const box = field.current;
      if (box === null || token === undefined) return;
      const { kind } = candidate.icon;
      if (kind === 'picture' || kind === 'own') rememberEmoji(candidate.insert);
      const insert = `${candidate.insert} `;
      const end = token.start + insert.length;
      editField(box, { from: token.start, to: box.selectionEnd, insert, start: end, end });
      setToken(undefined);
    },
    [field, token],
  );

  const onKey = (event: KeyboardEvent): boolean => {
    const chosen = candidates[active];
    if (chosen === undefined || event.isComposing) return false;
    const { length } = candidates;
    if (event.key === 'ArrowDown') setActive((active + 1) % length);
    else if (event.key === 'ArrowUp') setActive((active + length - 1) % length);
    else if ((event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) choose(chosen);
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  return { candidates, active, point: setActive, choose, close, look, onKey };
}

function isSame(one: Token | undefined, other: Token | undefined): boolean {
  return (
    one?.start === other?.start && one?.query === other?.query && one?.trigger === other?.trigger
  );
}

function useCandidates(token: Token | undefined, channel: Channel): readonly Candidate[] {
  const members = useClientState((state) => (token?.trigger === '@' ? state.members : undefined));
  const channels = useClientState((state) => (token?.trigger === '#' ? state.channels : undefined));
  const emoji = useEmojis(token?.trigger === ':');
  return useMemo(() => {
    if (token === undefined) return [];
    const state = client.getState();
    if (members !== undefined) return peopleFor(token.query, peopleOf(state, channel));
    if (channels !== undefined) return roomsFor(token.query, roomsOf(state));
    if (emoji === undefined) return [];
    return emojiFor(token.query, { ...emoji, ...keptEmoji() });
  }, [token, channel, members, channels, emoji]);
}

interface Emojis {
  groups: readonly EmojiGroup[];
  own: readonly OwnEmoji[];
}

/** The emoji, fetched whenever the name of one is begun: the group's own come and go. */
function useEmojis(wanted: boolean): Emojis | undefined {
  const [emojis, setEmojis] = useState<Emojis>({ groups: [], own: [] });
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const add = (part: Partial<Emojis>) => current && setEmojis((old) => ({ ...old, ...part }));
    // Without them the name stays what was typed; the next colon asks again.
    loadEmoji().then(
      (groups) => add({ groups }),
      () => undefined,
    );
    void askForOwn(listEmoji).then((own) => add({ own }));
    return () => {
      current = false;
    };
  }, [wanted]);
  return wanted ? emojis : undefined;
}

function peopleOf(state: ClientState, channel: Channel) {
  const inRoom = channel.members && new Set(channel.members);
  // What a guest sees of people is cut for him already.
  const isGuest = state.me?.role === 'guest';
  const said = state.windows.get(channel.id)?.messages ?? [];
  const talkers = said
    .slice(-TALKERS_LOOKED_AT)
    .toReversed()
    .flatMap((entry) => (entry.deleted === true ? [] : [entry.author]));
  // An open room names nobody. Of guests only those are surely in who spoke here.
  const people = [...state.members.values()].filter(({ username, role }) => {
    if (username === state.me?.username) return false;
    return inRoom?.has(username) ?? (role !== 'guest' || isGuest || talkers.includes(username));
  });
  const me = state.me === undefined ? undefined : state.members.get(state.me.username);
  const mayCallAll = me?.role !== 'guest' && channel.kind === 'text';
  return { people, talkers: [...new Set(talkers)], mayCallAll };
}

function roomsOf(state: ClientState) {
  return state.channelOrder.flatMap((id) => {
    const channel = state.channels.get(id);
    const named = channel !== undefined && (channel.kind === 'text' || channel.kind === 'voice');
    return named ? [{ id, name: channel.name, sign: signOf(channel) }] : [];
  });
}

/** `:tada:` written out becomes its picture when the second colon is typed. */
async function takeClosedEmoji(box: HTMLTextAreaElement): Promise<void> {
  const caret = box.selectionStart;
  const found = closedEmojiAt(box.value, caret);
  if (found === undefined) return;
  const { tone } = keptEmoji();
  const groups = await loadEmoji().catch(() => []);
  const insert =
    closedAs(found.name, { groups, own: [], tone }) ??
    closedAs(found.name, { groups, own: await askForOwn(listEmoji), tone });
  // The box may have gone on meanwhile.
  const still =
    box.selectionStart === caret && closedEmojiAt(box.value, caret)?.name === found.name;
  if (insert === undefined || !still) return;
  const end = found.start + insert.length;
  editField(box, { from: found.start, to: caret, insert, start: end, end });
  rememberEmoji(insert);
}
