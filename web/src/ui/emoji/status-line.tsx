import { EmojiSign } from './emoji-sign';
import css from './own-mark.module.css';

/** "🍞 baking": what somebody is up to, an own emoji as its picture. */
export function StatusLine({ of }: { of: { text?: string; emoji?: string } }) {
  const { text, emoji } = of;
  return (
    <>
      {emoji !== undefined && <EmojiSign emoji={emoji} className={css.inLine} />} {text}
    </>
  );
}
