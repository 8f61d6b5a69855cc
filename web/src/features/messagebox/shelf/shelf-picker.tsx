import { Lock } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { GifOrder } from '../../../api/gifs';
import type { GifItem } from '../../../api/types';
import type { Member } from '../../../sync/types';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { announce, Unseen } from '../../../ui/live-region';
import { Picker, PickerSearch } from '../../../ui/picker/picker';
import { mayAddEmoji } from '../../../ui/room-rights';
import { usePopover } from '../../../ui/use-popover';
import { commonWords } from '../../../words/common';
import { sayProblem } from '../../../words/problems';
import { shelfWords as words } from '../../../words/shelf';
import { AddGif } from './add-gif';
import { GifMenu } from './gif-menu';
import { nameOf } from './gif-tile';
import { ShelfChips } from './shelf-chips';
import { ShelfGrid } from './shelf-grid';
import css from './shelf-picker.module.css';
import { TagsDialog } from './tags-dialog';
import { useDrop } from './use-drop';
import { useGifs } from './use-gifs';
import { favour, useTakingAway } from './use-taking-away';

const NO_TAGS: readonly string[] = [];

interface ShelfPickerProps {
  me: Member;
  /** What it opens beside; on a phone it is a sheet from below instead. */
  anchor: HTMLElement;
  onSend: (item: GifItem) => void;
  /** Into the box, to be sent with words. */
  onTray: (item: GifItem) => void;
  onClose: () => void;
}

/** The group's own moving pictures: to look for, to send, to look after. Keys work from the search field:
 *  Enter sends the marked one, arrows go among them. */
export function ShelfPicker({ me, anchor, onSend, onTray, onClose }: ShelfPickerProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const hide = usePopover(box, anchor, onClose, 'input');
  const [sought, setSought] = useState('');
  const [order, setOrder] = useState<GifOrder>('used');
  const [tag, setTag] = useState<string>();
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<{ item: GifItem; anchor: HTMLElement }>();
  const [tagged, setTagged] = useState<GifItem>();
  const [file, setFile] = useState<File>();
  const looked = [tag, sought.trim()].filter((each) => each).join(' ');
  const found = useGifs({ sought: looked, order });
  const { gifs, fresh, more, ends, problem, again, change } = found;
  const tags = useTagsAtFirst(found.tags);
  const { hidden, away, takeAway, undo } = useTakingAway();
  const all = gifs?.filter((item) => !hidden.has(item.id)) ?? [];
  const marked = Math.min(active, all.length - 1);
  const grid = useRef<HTMLUListElement>(null);
  const puts = mayAddEmoji(me.role);
  const [over, dropping] = useDrop(puts ? setFile : undefined);

  const pick = (item: GifItem, toTray: boolean) => {
    hide();
    if (toTray) {
      onTray(item);
      announce(words.intoTray(nameOf(item)));
    } else onSend(item);
  };
  const focusAt = (at: number) => {
    const tiles = grid.current?.querySelectorAll<HTMLElement>('[data-gif] > button:first-child');
    tiles?.[at]?.focus();
  };
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const item = all[marked];
    if (event.key === 'Enter') {
      event.preventDefault();
      // What was typed since may mean another one.
      if (fresh && item !== undefined) pick(item, event.shiftKey);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusAt(marked);
    }
  };
  const ask = (next: { sought?: string; order?: GifOrder; tag?: string | undefined }) => {
    if (next.sought !== undefined) setSought(next.sought);
    if (next.order !== undefined) setOrder(next.order);
    if ('tag' in next) setTag(next.tag);
    setActive(0);
    grid.current?.parentElement?.scrollTo(0, 0);
  };

  return createPortal(
    // Files may be let go over it; the button does the same for all others.
    <Picker
      ref={box}
      label={words.shelf}
      className={css.picker}
      data-over={over || undefined}
      {...dropping}
    >
      <PickerSearch
        label={words.search}
        aria-describedby={`${id}-keys`}
        enterKeyHint="send"
        value={sought}
        onChange={(event) => ask({ sought: event.target.value })}
        onKeyDown={onFieldKey}
      >
        <span id={`${id}-keys`} hidden>
          {words.sendKeys}
        </span>
      </PickerSearch>
      <ShelfChips
        order={order}
        tags={tags}
        chosen={tag}
        onOrder={(next) => ask({ order: next })}
        onTag={(next) => ask({ tag: next })}
      />
      <ShelfGrid
        ref={grid}
        items={all}
        marked={marked}
        busy={!fresh && problem === undefined}
        onMark={setActive}
        onFocusAt={focusAt}
        onUp={() => box.current?.querySelector('input')?.focus()}
        onEnd={ends ? undefined : more}
        onPick={pick}
        onFavour={(item) => void favour(item, change)}
        onMore={(item, by) => setMenu({ item, anchor: by })}
      >
        {problem !== undefined && (
          <p className={css.nothing} role="alert">
            {sayProblem(problem)}{' '}
            <Button small onClick={again}>
              {commonWords.tryAgain}
            </Button>
          </p>
        )}
        {all.length === 0 && problem === undefined && (
          <p className={css.nothing}>{whyNothing(looked, order, fresh, puts)}</p>
        )}
      </ShelfGrid>
      {away === undefined && file === undefined && found.added > 0 && (
        <p className={css.away} role="status">
          {words.added(found.added)}
          <Button small onClick={() => (order === 'new' ? again() : ask({ order: 'new' }))}>
            {words.showAdded}
          </Button>
        </p>
      )}
      {away !== undefined && (
        <p className={css.away} role="status">
          {words.takenAway(nameOf(away))}
          <Button small onClick={undo}>
            {words.undo}
          </Button>
        </p>
      )}
      <div className={css.foot}>
        <Icon of={Lock} />
        <span>{words.ownServer}</span>
        {puts && <AddGif file={file} onFile={setFile} onDone={again} />}
      </div>
      {over && <p className={css.drop}>{words.dropHere}</p>}
      {menu !== undefined && (
        <GifMenu
          {...menu}
          me={me}
          onTray={() => pick(menu.item, true)}
          onTags={() => setTagged(menu.item)}
          onTakeAway={() => takeAway(menu.item)}
          onClose={() => setMenu(undefined)}
        />
      )}
      {tagged !== undefined && (
        <TagsDialog
          title={words.editTags}
          item={tagged}
          onSaved={(item) => change(item.id, item)}
          onClose={() => setTagged(undefined)}
        />
      )}
      <div role="status">
        {fresh && looked !== '' && <Unseen>{words.found(found.total)}</Unseen>}
      </div>
    </Picker>,
    document.body,
  );
}

/** So many are gone through with a push or two. */
const CHIPS_MAX = 20;

/** As they were when the shelf was opened: no chip moves under the pointer. */
function useTagsAtFirst(tags: readonly string[] | undefined): readonly string[] {
  const [first, setFirst] = useState(NO_TAGS);
  useEffect(() => {
    if (tags !== undefined)
      setFirst((before) => (before.length > 0 ? before : tags.slice(0, CHIPS_MAX)));
  }, [tags]);
  return first;
}

function whyNothing(sought: string, order: GifOrder, fresh: boolean, puts: boolean): string {
  if (!fresh) return words.oneMoment;
  if (sought !== '') return words.noneCalled(sought);
  if (order === 'favourites') return words.noFavourites;
  return puts ? `${words.noneYet} ${words.noneYetHint}` : words.noneYet;
}
