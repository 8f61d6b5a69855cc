import { hasPicture, OwnPicture } from './own-picture';
import { useOwnNamed } from './use-own-emoji';

interface EmojiSignProps {
  /** A picture of Unicode, or `:name:` of an own one. */
  emoji: string;
  /** Of an own one's picture. */
  className: string | undefined;
}

/** An emoji as it is kept: in a status, of a reaction. */
export function EmojiSign({ emoji, className }: EmojiSignProps) {
  const own = useOwnNamed(emoji.startsWith(':') ? emoji.slice(1, -1) : '');
  return hasPicture(own) ? <OwnPicture own={own} className={className} alt={emoji} /> : emoji;
}
