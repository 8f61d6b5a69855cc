import { useState } from 'react';
import { TONES, type Tone, withTone } from '../../lib/emoji/tones';
import { emojiWords as words } from '../../words/emoji';
import { cx } from '../cx';
import css from './emoji-picker.module.css';
import { OwnMark } from './own-mark';
import type { Tile } from './sections';

const HAND = { picture: '✋', tones: '1' };

interface EmojiFootProps {
  /** What Enter would pick. */
  tile: Tile | undefined;
  tone: Tone;
  onTone: (tone: Tone) => void;
}

/** What is pointed at and what it is called; the skin tone, which is kept. */
export function EmojiFoot({ tile, tone, onTone }: EmojiFootProps) {
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={css.foot}>
      {choosing ? (
        <div role="radiogroup" aria-label={words.skinTone} className={css.tones}>
          {TONES.map((each) => (
            <label key={each} className={cx(css.tone, each === tone && css.chosen)}>
              <input
                type="radio"
                name="skin-tone"
                aria-label={words.tones[each]}
                checked={each === tone}
                onChange={() => onTone(each)}
                onClick={() => setChoosing(false)}
              />
              {withTone(HAND, each)}
            </label>
          ))}
        </div>
      ) : (
        <>
          <span className={css.shown} aria-hidden>
            {tile?.written === undefined ? tile?.value : <OwnMark name={tile.written} />}
          </span>
          <span className={css.called} aria-hidden>
            {tile?.name}
          </span>
          <button
            type="button"
            className={css.toneButton}
            aria-label={words.skinToneIs(words.tones[tone] ?? '')}
            onClick={() => setChoosing(true)}
          >
            {words.skinTone} <span className={css.hand}>{withTone(HAND, tone)}</span>
          </button>
        </>
      )}
    </div>
  );
}
