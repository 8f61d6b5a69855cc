import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { EmojiGroup } from '../../lib/emoji/emoji';
import { keptEmoji, rememberEmoji, rememberTone } from '../../lib/emoji/kept';
import type { Tone } from '../../lib/emoji/tones';
import { emojiWords as words } from '../../words/emoji';
import { Unseen } from '../live-region';
import { Picker, PickerSearch } from '../picker/picker';
import { usePopover } from '../use-popover';
import { EmojiFoot } from './emoji-foot';
import { EmojiGrid } from './emoji-grid';
import css from './emoji-picker.module.css';
import { EmojiTabs } from './emoji-tabs';
import { type OwnEmoji, type Section, sectionsOf, stepFrom, type Tile, tilesFor } from './sections';
import { useEmojiGroups } from './use-emoji-groups';
import { useOwnEmoji } from './use-own-emoji';

interface EmojiPickerProps {
  /** What picking does, for screen readers. */
  label: string;
  /** What it opens beside; on a phone it is a sheet from below instead. */
  anchor: HTMLElement;
  /** Brings the group's own emoji; always the same function. */
  askOwn: () => Promise<readonly OwnEmoji[]>;
  /** Gets the picture, with its skin tone, or `:name:` for an own one. */
  onPick: (emoji: string) => void;
  /** Where the focus goes afterwards is for the picker: back to the anchor, unless something was
   *  picked and `onPick` moved it. */
  onClose: () => void;
}

/** Every emoji there is, the group's own first: by group, by what was used last, by name. Keys work from the search field:
 *  arrows move, Enter picks, Shift+Enter picks and stays. */
export function EmojiPicker({ label, anchor, askOwn, onPick, onClose }: EmojiPickerProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const hide = usePopover(box, anchor, onClose, 'input');
  const field = useRef<HTMLInputElement>(null);
  const [question, setQuestion] = useState('');
  // As it was at opening: nothing changes its place under the pointer.
  const [kept] = useState(keptEmoji);
  const [tone, setTone] = useState<Tone>(kept.tone);
  const [active, setActive] = useState(0);
  const [groups, failed] = useEmojiGroups();
  const own = useOwnEmoji(askOwn);
  const sections = useSections(groups, own, kept.recent, question, tone);
  const tiles = useMemo(() => sections.flatMap((section) => section.tiles), [sections]);
  const tile = tiles[Math.min(active, tiles.length - 1)];

  const pick = (picked: Tile, stay: boolean) => {
    rememberEmoji(picked.value);
    if (!stay) hide();
    onPick(picked.value);
    if (stay) field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && tile !== undefined) {
      event.preventDefault();
      pick(tile, event.shiftKey);
      return;
    }
    // While something is written, the sideways arrows are the field's.
    if (question !== '' && /^Arrow(Left|Right)$/.test(event.key)) return;
    const next = stepFrom(sections, Math.min(active, tiles.length - 1), event.key);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  };

  return (
    <Picker ref={box} label={label} className={css.picker}>
      <PickerSearch
        ref={field}
        label={words.find}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={tile && `${id}-${tile.key}`}
        enterKeyHint="done"
        value={question}
        onChange={(event) => {
          setQuestion(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <EmojiTabs sections={question === '' ? sections : []} list={`${id}-list`} />
      <EmojiGrid
        id={id}
        sections={sections}
        active={tile?.key}
        onPoint={(key) => setActive(tiles.findIndex((each) => each.key === key))}
        onPick={pick}
      />
      {tiles.length === 0 && (
        <p className={css.nothing}>{whyNothing(question, failed, groups !== undefined)}</p>
      )}
      <EmojiFoot
        tile={tile}
        tone={tone}
        onTone={(next) => {
          rememberTone(next);
          setTone(next);
        }}
      />
      <div role="status">
        {question !== '' && <Unseen>{words.foundCount(tiles.length)}</Unseen>}
      </div>
    </Picker>
  );
}

function whyNothing(question: string, failed: boolean, loaded: boolean): string {
  if (failed) return words.notFetched;
  return loaded ? words.noneCalled(question) : words.oneMoment;
}

function useSections(
  groups: readonly EmojiGroup[] | undefined,
  own: readonly OwnEmoji[],
  recent: readonly string[],
  question: string,
  tone: Tone,
): Section[] {
  return useMemo(() => {
    const all = { groups: groups ?? [], own, recent, tone };
    return question.trim() === '' ? sectionsOf(all) : tilesFor(all, question);
  }, [groups, own, recent, question, tone]);
}
