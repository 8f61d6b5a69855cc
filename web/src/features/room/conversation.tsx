import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { client, useClientState } from '../../app/use-client';
import type { Channel, Member, Message, MessageWindow, PendingMessage } from '../../sync/types';
import { entryAt } from '../../sync/window';
import { useLocation } from '../../ui/router';
import { roomWords as words } from '../../words/room';
import { MessageBox, type MessageBoxHandle } from '../messagebox/message-box';
import { MessageStream } from '../stream/message-stream';
import { lastOfMine } from '../stream/what-may';
import { Voice } from '../voice/when-offered';
import css from './conversation.module.css';
import type { Aside } from './room-aside';
import { RoomHeader } from './room-header';
import { ConnectionBanner, EmptyHome, NewVersionBar } from './when-asked';

interface ConversationProps {
  channel: Channel;
  /** As it is called for me. */
  name: string;
  me: Member;
  target: number | undefined;
  lost: boolean;
  newVersionShown: boolean;
  aside: Aside | undefined;
  onAside: (aside: Aside) => void;
  onDrawer: () => void;
}

/** Whom I was about to answer, per room, for as long as this visit lasts. */
const replies = new Map<string, Message>();
/** What is being changed in it, by `_id`. */
const edits = new Map<string, string>();

/** One room on the table: its sign, what was said, and where I write. Keyed by the room's id. */
export function Conversation(props: ConversationProps) {
  const { channel, name, me, target, lost } = props;
  const loaded = useClientState((state) => state.windows.get(channel.id));
  const pending = useClientState((state) => state.pending.get(channel.id));
  const alone = useClientState((state) => state.members.size <= 1);
  const newVersion = useClientState((state) => state.newVersion);
  const [, navigate] = useLocation();
  const box = useRef<MessageBoxHandle>(null);
  const [replyTo, setReplyTo] = useState<Message | undefined>(() => replies.get(channel.id));

  useEffect(() => {
    void client.openChannel(channel.id);
  }, [channel.id]);

  const reply = useCallback(
    (message: Message | undefined) => {
      if (message === undefined) replies.delete(channel.id);
      else replies.set(channel.id, message);
      setReplyTo(message);
      if (message !== undefined) box.current?.focus();
    },
    [channel.id],
  );
  const putBack = useCallback((content: string) => box.current?.put(content), []);
  const leaveTarget = useCallback(() => {
    if (target !== undefined) navigate(`/c/${encodeURIComponent(channel.id)}`, { replace: true });
  }, [target, channel.id, navigate]);
  const [editing, setEditing] = useState(() => edits.get(channel.id));
  const edit = useCallback(
    (id: string | undefined) => {
      if (id === undefined) edits.delete(channel.id);
      else edits.set(channel.id, id);
      setEditing(id);
      if (id === undefined) box.current?.focus();
    },
    [channel.id],
  );
  const answered = useAsItIs(replyTo, loaded);
  const replyDone = useCallback(() => reply(undefined), [reply]);

  return (
    <>
      <RoomHeader
        channel={channel}
        me={me}
        aside={props.aside}
        onAside={props.onAside}
        onDrawer={props.onDrawer}
      />
      <Voice what="bar" me={me} current={channel.id} />
      {lost && (
        // Fetched ahead; where the line broke before that, its first words have to do.
        <Suspense fallback={<p role="alert">{words.lost}</p>}>
          <ConnectionBanner />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {newVersion && !lost && props.newVersionShown && <NewVersionBar />}
      </Suspense>
      {loaded === undefined ? (
        <div className={css.waiting} />
      ) : alone && isUntouched(channel, loaded, pending) ? (
        <Suspense fallback={<div className={css.waiting} />}>
          <EmptyHome me={me} />
        </Suspense>
      ) : (
        <MessageStream
          channel={channel}
          name={name}
          loaded={loaded}
          me={me}
          target={target}
          lost={lost}
          onReply={reply}
          onLeftTarget={leaveTarget}
          onEdit={putBack}
          editing={editing}
          onEditing={edit}
        />
      )}
      <MessageBox
        ref={box}
        channel={channel}
        name={name}
        me={me}
        replyTo={answered}
        onReplyDone={replyDone}
        onEditLast={() => edit(lastOfMine(loaded?.messages ?? [], me.username)?._id)}
      />
    </>
  );
}

/** The message that is answered as it reads by now; undefined once it was taken back. */
function useAsItIs(
  message: Message | undefined,
  loaded: MessageWindow | undefined,
): Message | undefined {
  const entry = message && entryAt(loaded, message.seq);
  if (entry?.deleted === true) return undefined;
  return entry ?? message;
}

/** Home in which nobody has said a word yet. */
function isUntouched(
  channel: Channel,
  loaded: MessageWindow,
  pending: readonly PendingMessage[] | undefined,
): boolean {
  if (channel.id !== 'home' || loaded.hasBefore || loaded.hasAfter) return false;
  if (pending !== undefined && pending.length > 0) return false;
  return loaded.messages.every((entry) => entry.deleted === true || entry.system !== undefined);
}
