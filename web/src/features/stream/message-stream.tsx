import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { usePreferences } from '../../app/preferences';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member, Message, MessageWindow, PendingMessage } from '../../sync/types';
import { later } from '../../ui/later';
import { mayWrite } from '../../ui/rights';
import { commonWords } from '../../words/common';
import { streamWords as words } from '../../words/stream';
import { FreeStrip } from './free-strip';
import css from './message-stream.module.css';
import type { RowActionsHandle } from './row-actions';
import type { RowVerbs } from './row-verbs';
import { type Row, toRows } from './rows';
import { type Editing, StreamRow } from './stream-row';
import { useReading } from './use-reading';
import { useSight } from './use-sight';
import { useStreamWindow } from './use-stream-window';
import { useUnreadMark } from './use-unread-mark';
import { whatMay } from './what-may';

/** After the first rows: nobody acts on a message before it can be read. */
const ChannelStart = later(() => import('./channel-start').then((m) => m.ChannelStart));
const RowActions = later(() => import('./row-actions').then((m) => m.RowActions));
const StreamOverlays = later(() => import('./stream-overlays').then((m) => m.StreamOverlays));
const NOTHING: readonly PendingMessage[] = [];

/** What scrolls must be reachable by keyboard. */
const SCROLLED_BY_KEYS = {
  tabIndex: 0,
  role: 'group',
  'data-region': 'messages',
} as const;

export interface MessageStreamProps {
  channel: Channel;
  /** As it is called for me. */
  name: string;
  loaded: MessageWindow;
  me: Member;
  /** Message named by the address. */
  target: number | undefined;
  /** No connection: nobody is known to be here. */
  lost: boolean;
  onReply: (message: Message) => void;
  onLeftTarget: () => void;
  /** A failed message goes back into the box. */
  onEdit: (content: string) => void;
  /** `_id` of the message that is being changed. */
  editing: string | undefined;
  onEditing: (id: string | undefined) => void;
}

/** What was said in one room, and the reader's place in it. Mount it with the room's id as key. */
export function MessageStream(props: MessageStreamProps) {
  const { channel, loaded, me, target, lost, onReply, onEdit, editing, onEditing } = props;
  const pending = useClientState((state) => state.pending.get(channel.id) ?? NOTHING);
  const { announce: announcing } = usePreferences();
  const mark = useUnreadMark(channel, loaded, me);
  const [rowActions, setRowActions] = useState<RowActionsHandle | null>(null);

  const keeperRef = useRef<ReturnType<typeof useStreamWindow>['keeper']['current']>(undefined);
  const reading = useReading(channel.id, channel.read_seq, keeperRef);
  const sight = useSight(loaded, me.username, mark.unreadAfter);
  const { look } = reading;
  const { update } = sight;
  const list = useStreamWindow({
    channel: channel.id,
    loaded,
    target,
    unreadAfter: mark.unreadAfter,
    foundLate: mark.foundLate,
    newestPending: pending.at(-1)?.nonce,
    newestSent: pending.findLast((each) => each.own),
    onLeftTarget: props.onLeftTarget,
    onMoved: useCallback(
      (keeper) => {
        keeperRef.current = keeper;
        update(keeper);
        look();
      },
      [update, look],
    ),
  });

  const blocked = useClientState((state) => state.blocked);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set());
  const open = useCallback(
    (authors: readonly string[]) => setOpened((before) => new Set([...before, ...authors])),
    [],
  );

  const { from, to } = list.bounds;
  const showsEnd = list.view.to === null && !loaded.hasAfter;
  const rows = useMemo(
    () =>
      toRows({
        entries: loaded.messages,
        from,
        to,
        pending: showsEnd ? pending : NOTHING,
        me: me.username,
        unreadAfter: mark.unreadAfter,
        blocked,
        opened,
        atStart: !loaded.hasBefore,
      }),
    [
      loaded.messages,
      loaded.hasBefore,
      from,
      to,
      showsEnd,
      pending,
      me.username,
      mark.unreadAfter,
      blocked,
      opened,
    ],
  );

  const verbs: RowVerbs = {
    reply: mayWrite(me, channel) ? onReply : undefined,
    edit: (message) => {
      if (whatMay(message, channel, me, me).edit) onEditing(message._id);
    },
    markUnread: (message) => {
      reading.pause();
      mark.markUnreadFrom(message.seq);
    },
  };

  useEscape(mark.unreadAfter !== undefined, mark.markAllRead);
  const litSeq = useLit(target);

  const editingOf = (row: Row): Editing | undefined => {
    if (editing === undefined || row.kind !== 'message' || row.message._id !== editing) return;
    return {
      onDone: () => onEditing(undefined),
      onEmptied: () => rowActions?.askToRemove(row.message),
    };
  };
  const atStart = !loaded.hasBefore && from === 0;
  return (
    <section className={css.stream} aria-label={words.messagesIn(props.name)}>
      <div
        ref={list.scroller}
        className={css.scroller}
        aria-label={words.messageList}
        {...SCROLLED_BY_KEYS}
      >
        <div ref={list.content} className={css.content}>
          {atStart ? (
            <Suspense fallback={<div className={css.startPlace} />}>
              <ChannelStart channel={channel} name={props.name} me={me.username} />
            </Suspense>
          ) : (
            <Edge loaded={loaded} side="before" channel={channel.id} />
          )}
          <ol className={css.rows}>
            {rows.map((row) => (
              <StreamRow
                key={row.key}
                row={row}
                loaded={loaded}
                me={me}
                mood={lost ? 'away' : 'here'}
                editing={editingOf(row)}
                lit={litSeq !== undefined && 'message' in row && row.message.seq === litSeq}
                onEdit={onEdit}
                onUnfold={open}
              />
            ))}
          </ol>
          {!showsEnd && <Edge loaded={loaded} side="after" channel={channel.id} />}
          <FreeStrip pending={showsEnd ? pending : NOTHING} channel={channel.id} />
          <Suspense fallback={null}>
            <RowActions
              ref={setRowActions}
              scroller={list.scroller}
              content={list.content}
              entries={loaded.messages}
              verbs={verbs}
            />
          </Suspense>
        </div>
      </div>
      <Suspense fallback={null}>
        <StreamOverlays
          announced={{ channel, loaded, me: me.username, on: announcing }}
          day={sight.day}
          unread={
            sight.unreadAbove && mark.unreadAfter !== undefined
              ? { count: sight.unreadCount, since: sight.unreadSince }
              : undefined
          }
          far={sight.far || !showsEnd}
          newBelow={sight.newBelow}
          onUnread={() => list.toUnread(mark.unreadAfter ?? 0)}
          onRead={mark.markAllRead}
          onEnd={list.toEnd}
          onWheel={list.scrollBy}
        />
      </Suspense>
    </section>
  );
}

/** Esc anywhere in the room, unless something open took it. */
function useEscape(active: boolean, run: () => void) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      const open = document.querySelector(':popover-open[role=menu], dialog[open]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !open) latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [active]);
}

const LIT_MS = 2500;

/** The message a link led to, for as long as it takes the eye to find it. */
function useLit(target: number | undefined): number | undefined {
  const [lit, setLit] = useState(target);
  useEffect(() => {
    setLit(target);
    const timer = setTimeout(() => setLit(undefined), LIT_MS);
    return () => clearTimeout(timer);
  }, [target]);
  return lit;
}

interface EdgeProps {
  loaded: MessageWindow;
  side: 'before' | 'after';
  channel: string;
}

/** Where the loaded messages end but the room does not: says what goes on there. */
function Edge({ loaded, side, channel }: EdgeProps) {
  const load = () =>
    void (side === 'before' ? client.loadBefore(channel) : client.loadAfter(channel));
  if (loaded.failed === side) {
    return (
      <p className={css.edge} role="status">
        {side === 'before' ? words.olderFailed : words.newerFailed}
        <button type="button" onClick={load}>
          {commonWords.tryAgain}
        </button>
      </p>
    );
  }
  const fetching = side === 'before' ? words.fetchingBefore : words.fetchingAfter;
  return <p className={css.edge}>{loaded.loading === side ? fetching : ''}</p>;
}
