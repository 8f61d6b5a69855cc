import type { RefObject } from 'react';
import type { Member } from '../../sync/types';
import { EmojiButton } from './emoji-button';
import { GifButton } from './shelf/gif-button';

interface BoxToolsProps {
  field: RefObject<HTMLTextAreaElement | null>;
  channel: string;
  me: Member;
  /** Sends files by their keys, without what is being written. */
  onSend: (keys: readonly string[]) => void;
}

/** What stands between the words and the button that sends them. */
export function BoxTools({ field, channel, me, onSend }: BoxToolsProps) {
  return (
    <>
      <GifButton field={field} channel={channel} me={me} onSend={onSend} />
      <EmojiButton field={field} />
    </>
  );
}
