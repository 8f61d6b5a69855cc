import { Suspense, useEffect, useRef } from 'react';
import { listEmoji } from '../../api/emoji';
import { client, useClientState } from '../../app/use-client';
import type { Message } from '../../sync/types';
import { later } from '../../ui/later';
import { reactionWords } from '../../words/reactions';
import { WhoDialog } from '../reactions/who-dialog';
import { DeleteDialog, removeMessage } from './delete-dialog';
import { ForwardDialog } from './forward-dialog';
import { RowMenu } from './row-menu';
import type { RowVerbs } from './row-verbs';
import { whatMay } from './what-may';

const VersionsDialog = later(() =>
  import('./versions-dialog').then((module) => module.VersionsDialog),
);
const EmojiPicker = later(() =>
  import('../../ui/emoji/emoji-picker').then((module) => module.EmojiPicker),
);

/** What stands open over one message. */
export interface Open {
  what: 'menu' | 'react' | 'who' | 'versions' | 'remove' | 'forward';
  message: Message;
  anchor: HTMLElement;
  /** Shift was held: no question is asked. */
  sure?: boolean;
}

interface RowDialogsProps {
  open: Open;
  verbs: RowVerbs;
  onOpen: (open: Open) => void;
  onClose: () => void;
}

/** Menus and questions about one message; all of them load when the first is asked for. */
export function RowDialogs({ open, verbs, onOpen, onClose }: RowDialogsProps) {
  const { what, message, anchor } = open;
  const react = (emoji: string) => client.toggleReaction(message, emoji);
  switch (what) {
    case 'menu':
      return (
        <RowMenu
          message={message}
          anchor={anchor}
          verbs={verbs}
          onReact={react}
          onMoreEmoji={() => onOpen({ ...open, what: 'react' })}
          onVersions={() => onOpen({ ...open, what: 'versions' })}
          onWho={() => onOpen({ ...open, what: 'who' })}
          onForward={() => onOpen({ ...open, what: 'forward' })}
          onRemove={(sure) => onOpen({ ...open, what: 'remove', sure })}
          onClose={onClose}
        />
      );
    case 'react':
      return (
        <Suspense fallback={null}>
          <EmojiPicker
            label={reactionWords.react}
            anchor={anchor}
            askOwn={listEmoji}
            onPick={react}
            onClose={onClose}
          />
        </Suspense>
      );
    case 'who':
      return <Who message={message} onClose={onClose} />;
    case 'versions':
      return <Versions message={message} onClose={onClose} />;
    case 'forward':
      return <ForwardDialog message={message} onClose={onClose} />;
    case 'remove':
      return <Remove message={message} sure={open.sure === true} onClose={onClose} />;
  }
}

/** The message as it is now: it may change, or go, while something about it is looked at. */
function useNow(message: Message): Message | undefined {
  const now = useClientState((state) =>
    state.windows.get(message.channel)?.messages.find((entry) => entry._id === message._id),
  );
  if (now?.deleted === true) return undefined;
  return now ?? message;
}

function Versions({ message, onClose }: { message: Message; onClose: () => void }) {
  const me = useClientState((state) => state.me?.username ?? '');
  const now = useNow(message);
  if (now === undefined) return null;
  return (
    <Suspense fallback={null}>
      <VersionsDialog message={now} me={me} onClose={onClose} />
    </Suspense>
  );
}

function Who({ message, onClose }: { message: Message; onClose: () => void }) {
  const now = useNow(message);
  return now === undefined ? null : <WhoDialog message={now} onClose={onClose} />;
}

/** By key anybody can ask; only who may is shown the question, or spared it. */
function Remove(props: { message: Message; sure: boolean; onClose: () => void }) {
  const { message, sure, onClose } = props;
  const allowed = useClientState((state) => {
    const channel = state.channels.get(message.channel);
    if (channel === undefined || state.me === undefined) return false;
    return whatMay(message, channel, state.me, state.members.get(message.author)).remove;
  });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || (allowed && !sure)) return;
    begun.current = true;
    if (allowed) void removeMessage(message);
    onClose();
  }, [allowed, sure, message, onClose]);
  return allowed && !sure ? <DeleteDialog message={message} onClose={onClose} /> : null;
}
