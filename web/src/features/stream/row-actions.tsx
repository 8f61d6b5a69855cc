import { Ellipsis, Reply, SmilePlus } from 'lucide-react';
import {
  lazy,
  type Ref,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { client } from '../../app/use-client';
import type { Entry, Message } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { reactionWords } from '../../words/reactions';
import { rowWords as words } from '../../words/row';
import { actionForKey } from './action-keys';
import { rowAt, watchLongPress } from './long-press';
import css from './row-actions.module.css';
import type { Open } from './row-dialogs';
import { useRowKeys } from './row-keys';
import type { RowVerbs } from './row-verbs';
import { watchSwipe } from './watch-swipe';

const RowDialogs = lazy(() => import('./row-dialogs').then((m) => ({ default: m.RowDialogs })));
const HEART = '❤️';

export interface RowActionsHandle {
  askToRemove: (message: Message) => void;
}

interface RowActionsProps {
  ref: Ref<RowActionsHandle>;
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  entries: readonly Entry[];
  verbs: RowVerbs;
}

/** One toolbar and one menu for the whole list: they follow the pointed row instead of standing in
 *  each of them. Pointer, long press, right click and keys lead to the same verbs. */
export function RowActions({ ref, scroller, content, entries, verbs }: RowActionsProps) {
  const tools = useRef<HTMLDivElement>(null);
  const swiped = useRef<HTMLSpanElement>(null);
  const [pointed, setPointed] = useState<Message>();
  const pointedRow = useRef<HTMLElement | undefined>(undefined);
  const [open, setOpen] = useState<Open>();
  const close = useCallback(() => setOpen(undefined), []);
  const latest = useRef({ entries, verbs });
  latest.current = { entries, verbs };

  const messageOf = useCallback((row: Element | null | undefined): Message | undefined => {
    const seq = Number(row?.getAttribute('data-seq'));
    const list = latest.current.entries;
    const entry = list[seq - (list[0]?.seq ?? 0)];
    return entry === undefined || entry.deleted === true ? undefined : entry;
  }, []);

  useEffect(() => {
    const box = content.current;
    if (box === null) return;
    const stopPress = watchLongPress(box, (row, pressed) => {
      const message = messageOf(row);
      const chip = pressed?.closest('[data-reaction]') != null;
      if (message !== undefined) setOpen({ what: chip ? 'who' : 'menu', message, anchor: row });
    });
    const stopSwipe = watchSwipe(box, {
      draw: (row, drawn, ready) => {
        if (latest.current.verbs.reply === undefined) return;
        drawSwipe(row, swiped.current, drawn, ready);
      },
      answer: (row) => {
        const message = messageOf(row);
        if (message !== undefined) latest.current.verbs.reply?.(message);
      },
    });
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || tools.current?.contains(event.target as Node)) return;
      const row = rowAt(event);
      pointedRow.current = row;
      setPointed(messageOf(row));
    };
    const onPointerLeave = () => setPointed(undefined);
    /** The plus behind the chips: one listener here instead of one in each row. */
    const onClick = (event: MouseEvent) => {
      const plus = (event.target as Element).closest<HTMLElement>('[data-react]');
      const message = plus === null ? undefined : messageOf(rowAt(event));
      if (plus !== null && message !== undefined) {
        setOpen({ what: 'react', message, anchor: plus });
      }
    };
    box.addEventListener('pointerover', onPointerOver);
    box.addEventListener('pointerleave', onPointerLeave);
    box.addEventListener('click', onClick);
    return () => {
      stopPress();
      stopSwipe();
      box.removeEventListener('pointerover', onPointerOver);
      box.removeEventListener('pointerleave', onPointerLeave);
      box.removeEventListener('click', onClick);
    };
  }, [content, messageOf]);

  // Rows that come and go move the pointed one: the toolbar stays beside it, or goes with it.
  useLayoutEffect(() => {
    const row = pointedRow.current;
    if (pointed === undefined || row === undefined) return;
    // A row that is gone has no place: the toolbar goes out of sight with it.
    const at = row.isConnected ? `${row.offsetTop}px` : '-100vh';
    tools.current?.style.setProperty('--at', at);
  });

  const onKey = useCallback(
    (event: KeyboardEvent) => {
      const row = event.target instanceof HTMLElement ? event.target : undefined;
      const action = actionForKey(event);
      const message = action === undefined ? undefined : messageOf(row);
      if (row === undefined || action === undefined || message === undefined) return;
      event.preventDefault();
      if (action === 'reply') latest.current.verbs.reply?.(message);
      else if (action === 'edit') latest.current.verbs.edit(message);
      else setOpen({ what: action, message, anchor: row, sure: event.shiftKey });
    },
    [messageOf],
  );
  useRowKeys(scroller, onKey);
  useImperativeHandle(
    ref,
    () => ({
      askToRemove: (message) => setOpen({ what: 'remove', message, anchor: document.body }),
    }),
    [],
  );

  // What is open belongs to a button of the toolbar: it stays, also when the pointer goes to the picker.
  const opened = open?.anchor.closest('[data-tools]') == null ? undefined : open.what;
  const show = (what: Open['what']) => (event: { currentTarget: HTMLElement }) =>
    pointed && setOpen({ what, message: pointed, anchor: event.currentTarget });
  return (
    <>
      <div
        ref={tools}
        className={css.tools}
        data-tools
        data-shown={pointed !== undefined && pointed.system === undefined ? '' : undefined}
      >
        <button
          type="button"
          tabIndex={-1}
          className={css.heart}
          aria-label={words.withHeart}
          data-tip={words.withHeart}
          onClick={() => pointed && client.toggleReaction(pointed, HEART)}
        >
          {HEART}
        </button>
        <IconButton
          icon={SmilePlus}
          label={reactionWords.react}
          tabIndex={-1}
          aria-haspopup="dialog"
          aria-expanded={opened === 'react'}
          onClick={show('react')}
        />
        {verbs.reply !== undefined && (
          <IconButton
            icon={Reply}
            label={words.reply}
            tabIndex={-1}
            onClick={() => pointed && verbs.reply?.(pointed)}
          />
        )}
        <IconButton
          icon={Ellipsis}
          label={words.more}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={opened === 'menu'}
          onClick={show('menu')}
        />
      </div>
      <span ref={swiped} className={css.swiped} aria-hidden>
        <Icon of={Reply} />
      </span>
      {open !== undefined && (
        <Suspense fallback={null}>
          <RowDialogs open={open} verbs={verbs} onOpen={setOpen} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

/** The row follows the finger, and beside it stands what letting go would do. */
function drawSwipe(
  row: HTMLElement,
  sign: HTMLElement | null,
  drawn: number | undefined,
  ready: boolean,
): void {
  row.style.translate = drawn === undefined ? '' : `${-drawn}px`;
  if (sign === null) return;
  sign.toggleAttribute('data-shown', drawn !== undefined);
  sign.toggleAttribute('data-ready', ready);
  sign.style.setProperty('--at', `${row.offsetTop + row.offsetHeight / 2}px`);
}
