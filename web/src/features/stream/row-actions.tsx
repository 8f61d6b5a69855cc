import { Ellipsis, Reply } from 'lucide-react';
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
import type { Entry, Message } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { streamWords as words } from '../../words/stream';
import { rowAt, watchLongPress } from './long-press';
import css from './row-actions.module.css';
import type { RowVerbs } from './row-verbs';

const RowMenu = lazy(() => import('./row-menu').then((m) => ({ default: m.RowMenu })));

/** Keys pressed on a row go to its verbs. */
export interface RowActionsHandle {
  onKey: (event: globalThis.KeyboardEvent) => void;
}

interface RowActionsProps {
  ref: Ref<RowActionsHandle>;
  content: RefObject<HTMLElement | null>;
  entries: readonly Entry[];
  verbs: RowVerbs;
}

/** One toolbar and one menu for the whole list: they follow the pointed row instead of standing in
 *  each of them. Pointer, long press, right click and keys lead to the same verbs. */
export function RowActions({ ref, content, entries, verbs }: RowActionsProps) {
  const tools = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Message>();
  const pointedRow = useRef<HTMLElement | undefined>(undefined);
  const [menu, setMenu] = useState<{ message: Message; anchor: HTMLElement }>();
  const close = useCallback(() => setMenu(undefined), []);
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
    const open = (row: HTMLElement) => {
      const message = messageOf(row);
      if (message !== undefined) setMenu({ message, anchor: row });
    };
    const stopPress = watchLongPress(box, open);
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || tools.current?.contains(event.target as Node)) return;
      const row = rowAt(event);
      pointedRow.current = row;
      setPointed(messageOf(row));
    };
    const onPointerLeave = () => setPointed(undefined);
    box.addEventListener('pointerover', onPointerOver);
    box.addEventListener('pointerleave', onPointerLeave);
    return () => {
      stopPress();
      box.removeEventListener('pointerover', onPointerOver);
      box.removeEventListener('pointerleave', onPointerLeave);
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

  useImperativeHandle(
    ref,
    () => ({
      onKey: (event) => {
        const row = event.target instanceof HTMLElement ? event.target : undefined;
        if (row === undefined || !row.matches('[data-row]') || event.ctrlKey || event.metaKey)
          return;
        const message = messageOf(row);
        if (message === undefined) return;
        if (event.key === 'Enter') setMenu({ message, anchor: row });
        else if (event.key === 'r' || event.key === 'R') latest.current.verbs.reply(message);
        else return;
        event.preventDefault();
      },
    }),
    [messageOf],
  );

  return (
    <>
      <div
        ref={tools}
        className={css.tools}
        data-shown={pointed !== undefined && pointed.system === undefined ? '' : undefined}
      >
        <IconButton
          icon={Reply}
          label={words.reply}
          tabIndex={-1}
          onClick={() => pointed && verbs.reply(pointed)}
        />
        <IconButton
          icon={Ellipsis}
          label={words.more}
          tabIndex={-1}
          onClick={(event) => pointed && setMenu({ message: pointed, anchor: event.currentTarget })}
        />
      </div>
      {menu !== undefined && (
        <Suspense fallback={null}>
          <RowMenu message={menu.message} anchor={menu.anchor} verbs={verbs} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
