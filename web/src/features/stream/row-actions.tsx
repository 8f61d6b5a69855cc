import { Copy, Ellipsis, Link2, MailOpen, Reply } from 'lucide-react';
import {
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { client } from '../../app/use-client';
import type { Entry, Message } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { Face, nameClass } from '../../ui/face';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import css from './row-actions.module.css';

export interface RowVerbs {
  reply: (message: Message) => void;
  markUnread: (message: Message) => void;
}

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

const LONG_PRESS_MS = 450;
const LONG_PRESS_SLACK_PX = 8;

/** One toolbar and one menu for the whole list: they follow the pointed row instead of standing in
 *  each of them. Pointer, long press, right click and keys lead to the same verbs. */
export function RowActions({ ref, content, entries, verbs }: RowActionsProps) {
  const tools = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Message>();
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
    const stop = new AbortController();
    const on = (type: string, run: (event: PointerEvent) => void) =>
      box.addEventListener(type, (event) => run(event as PointerEvent), { signal: stop.signal });
    let press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | undefined;
    const endPress = () => {
      clearTimeout(press?.timer);
      press = undefined;
    };

    on('pointerover', (event) => {
      if (event.pointerType !== 'mouse' || tools.current?.contains(event.target as Node)) return;
      const row = rowAt(event);
      const message = messageOf(row);
      setPointed(message);
      if (row !== undefined && message !== undefined) {
        tools.current?.style.setProperty('--at', `${row.offsetTop}px`);
      }
    });
    on('pointerleave', () => setPointed(undefined));
    on('contextmenu', (event) => {
      const row = rowAt(event);
      const message = messageOf(row);
      const selected = getSelection()?.isCollapsed === false;
      const onLink = event.target instanceof Element && event.target.closest('a') !== null;
      if (row === undefined || message === undefined || selected || onLink) return;
      event.preventDefault();
      setMenu({ message, anchor: row });
    });
    on('pointerdown', (event) => {
      endPress();
      const row = rowAt(event);
      const message = messageOf(row);
      if (event.pointerType !== 'touch' || row === undefined || message === undefined) return;
      const timer = setTimeout(() => setMenu({ message, anchor: row }), LONG_PRESS_MS);
      press = { timer, x: event.clientX, y: event.clientY };
    });
    on('pointermove', (event) => {
      if (press === undefined) return;
      const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
      if (moved > LONG_PRESS_SLACK_PX) endPress();
    });
    on('pointerup', endPress);
    on('pointercancel', endPress);
    return () => {
      endPress();
      stop.abort();
    };
  }, [content, messageOf]);

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
          label="Reply"
          tabIndex={-1}
          onClick={() => pointed && verbs.reply(pointed)}
        />
        <IconButton
          icon={Ellipsis}
          label="More"
          tabIndex={-1}
          onClick={(event) => pointed && setMenu({ message: pointed, anchor: event.currentTarget })}
        />
      </div>
      {menu !== undefined && (
        <Menu
          label="About this message"
          anchor={menu.anchor}
          onClose={close}
          items={menuItems(menu.message, verbs)}
          head={<MenuHead message={menu.message} />}
        />
      )}
    </>
  );
}

function rowAt(event: Event): HTMLElement | undefined {
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest<HTMLElement>('[data-seq]') ?? undefined;
}

function menuItems(message: Message, verbs: RowVerbs): MenuItem[] {
  const link = `${location.origin}/c/${encodeURIComponent(message.channel)}/${message.seq}`;
  return [
    { icon: Reply, label: 'Reply', run: () => verbs.reply(message) },
    { icon: Copy, label: 'Copy text', run: () => void copy(message.content, 'Text copied.') },
    { icon: Link2, label: 'Copy link', run: () => void copy(link, 'Link copied.') },
    { icon: MailOpen, label: 'Mark unread from here', run: () => verbs.markUnread(message) },
  ];
}

async function copy(text: string, done: string): Promise<void> {
  toast((await copyText(text)) ? done : 'The browser keeps the clipboard closed on this page.');
}

function MenuHead({ message }: { message: Message }) {
  const name = client.getState().members.get(message.author)?.display_name ?? message.author;
  return (
    <div className={css.head}>
      <Face username={message.author} name={name} size={34} />
      <div>
        <p className={nameClass(message.author)}>{name}</p>
        <p className={css.words}>{message.content}</p>
      </div>
    </div>
  );
}
