import { Suspense, useCallback } from 'react';
import { client, useClientState, usePerson } from '../../app/use-client';
import type { Entry, Member, MessageWindow } from '../../sync/types';
import type { FaceMood } from '../../ui/face';
import { later } from '../../ui/later';
import { personName } from '../../ui/person-name';
import { DayLine, SystemLine, UnreadLine } from './lines';
import { MessageRow, PendingRow } from './message-row';
import type { Row } from './rows';

const EditBox = later(() => import('./edit-box').then((m) => m.EditBox));
const HiddenLine = later(() => import('./late-lines').then((m) => m.HiddenLine));

/** What the row whose message is being changed needs. */
export interface Editing {
  onDone: () => void;
  onEmptied: () => void;
}

interface StreamRowProps {
  row: Row;
  loaded: MessageWindow;
  me: Member;
  mood: FaceMood;
  lit: boolean;
  editing: Editing | undefined;
  onEdit: (content: string) => void;
  /** Shows what somebody blocked said. */
  onUnfold: (authors: readonly string[]) => void;
}

/** Gives one row what it needs from the state, so that a change of one friend draws only their rows. */
export function StreamRow(props: StreamRowProps) {
  const { row, loaded, me, mood, lit, editing, onEdit, onUnfold } = props;
  const username = 'message' in row ? row.message.author : me.username;
  const author = usePerson(username);
  const replyTo = replyOf(row);
  const original = useClientState((state) =>
    replyTo === undefined ? undefined : findOriginal(loaded, replyTo, state.referenced),
  );
  const invitedBy = useClientState((state) => {
    const inviter = state.members.get(username)?.invited_by;
    return inviter === undefined ? undefined : personName(state, inviter);
  });
  const edit = useCallback((nonce: string) => onEdit(client.takeBack(nonce)), [onEdit]);

  switch (row.kind) {
    case 'day':
      return <DayLine at={row.at} />;
    case 'unread':
      return <UnreadLine since={row.since} />;
    case 'hidden':
      return (
        <Suspense fallback={null}>
          <HiddenLine count={row.count} onShow={() => onUnfold(row.authors)} />
        </Suspense>
      );
    case 'system':
      return <SystemLine message={row.message} name={author.name} invitedBy={invitedBy} />;
    case 'message':
      return (
        <MessageRow
          message={row.message}
          head={row.head}
          author={author}
          mood={mood}
          me={me.username}
          original={original}
          lit={lit}
          editor={
            editing === undefined ? undefined : (
              <Suspense fallback={null}>
                <EditBox message={row.message} {...editing} />
              </Suspense>
            )
          }
        />
      );
    case 'pending':
      return (
        <PendingRow
          pending={row.pending}
          head={row.head}
          me={me}
          mood={mood}
          original={original}
          onRetry={retry}
          onEdit={edit}
          onDiscard={discard}
        />
      );
  }
}

const retry = (nonce: string) => client.retry(nonce);
const discard = (nonce: string) => client.discard(nonce);

interface ReplyLike {
  _id: string;
  seq?: number;
}

function replyOf(row: Row): ReplyLike | undefined {
  if (row.kind === 'message') return row.message.reply_to;
  if (row.kind !== 'pending' || row.pending.reply_to === undefined) return undefined;
  return { _id: row.pending.reply_to };
}

function findOriginal(
  loaded: MessageWindow,
  reply: ReplyLike,
  referenced: ReadonlyMap<string, Entry>,
): Entry | undefined {
  const first = loaded.messages[0]?.seq ?? 0;
  const near = reply.seq === undefined ? undefined : loaded.messages[reply.seq - first];
  if (near?._id === reply._id) return near;
  const known = referenced.get(reply._id);
  // A pending reply knows no `seq` yet; whoever wrote it had the original in front of them.
  if (known !== undefined || reply.seq !== undefined) return known;
  return loaded.messages.find((entry) => entry._id === reply._id);
}
