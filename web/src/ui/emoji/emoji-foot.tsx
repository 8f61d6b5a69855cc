import { useState } from 'react';
import { TONE_NAMES, TONES, type Tone, withTone } from '../../lib/emoji/tones';
import { cx } from '../cx';
import css from './emoji-picker.module.css';
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
        <div role="radiogroup" aria-label="Skin tone" className={css.tones}>
          {TONES.map((each) => (
            <label key={each} className={cx(css.tone, each === tone && css.chosen)}>
              <input
                type="radio"
                name="skin-tone"
                aria-label={TONE_NAMES[each]}
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
            {tile !== undefined && tile.source === undefined && tile.value}
            {tile?.source !== undefined && <img src={tile.source} alt="" />}
          </span>
          <span className={css.called} aria-hidden>
            {tile?.name}
          </span>
          <button
            type="button"
            className={css.toneButton}
            aria-label={`Skin tone: ${TONE_NAMES[tone]}`}
            onClick={() => setChoosing(true)}
          >
            Skin tone <span className={css.hand}>{withTone(HAND, tone)}</span>
          </button>
        </>
      )}
    </div>
  );
}
