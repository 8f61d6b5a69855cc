import { Check } from 'lucide-react';
import { useId } from 'react';
import { type Preferences, setPreferences, usePreferences } from '../../app/preferences';
import { clockTime } from '../../lib/time';
import { SegmentsRow, SliderRow, SwitchRow } from '../../ui/choice';
import { cx } from '../../ui/cx';
import { Face, nameClass } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { settingsWords as words } from '../../words/settings';
import css from './appearance-section.module.css';
import part from './part.module.css';

const SCALE_STEP = 5;

export function AppearanceSection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>{words.onlyYou}</p>
      <ThemeCards preferences={preferences} />
      <section className={part.part}>
        <SegmentsRow
          title={words.density}
          note={words.densityNote}
          options={[
            { value: 'cosy', label: words.cosy },
            { value: 'compact', label: words.compact },
          ]}
          value={preferences.density}
          onChange={(density) => setPreferences({ density })}
        />
        <SliderRow
          title={words.textSize}
          note={words.textSizeNote(preferences.scale)}
          min={80}
          max={150}
          step={SCALE_STEP}
          value={preferences.scale}
          spoken={words.percent(preferences.scale)}
          onChange={(scale) => setPreferences({ scale })}
        />
        <SwitchRow
          title={words.colouredNames}
          note={words.colouredNamesNote}
          on={preferences.colouredNames}
          onChange={(colouredNames) => setPreferences({ colouredNames })}
        />
        <SwitchRow
          title={words.lamp}
          note={words.lampNote}
          on={preferences.lamp}
          onChange={(lamp) => setPreferences({ lamp })}
        />
        <MovementRow motion={preferences.motion} />
      </section>
      <section className={part.part}>
        <h2 className={part.title}>{words.howItLooks}</h2>
        <Sample />
      </section>
    </>
  );
}

export function MovementRow({ motion }: { motion: Preferences['motion'] }) {
  return (
    <SegmentsRow
      title={words.movement}
      note={words.movementNote}
      options={[
        { value: 'system', label: words.asDevice },
        { value: 'still', label: words.still },
      ]}
      value={motion}
      onChange={(next) => setPreferences({ motion: next })}
    />
  );
}

const THEMES = [
  { value: 'dark', label: 'evening', look: css.evening },
  { value: 'light', label: 'daylight', look: css.daylight },
  { value: 'system', label: 'asDevice', look: css.device },
] as const;

/** Three themes of which one holds, and more contrast, which goes with each of them. */
function ThemeCards({ preferences }: { preferences: Preferences }) {
  const name = useId();
  const more = preferences.contrast === 'more';
  return (
    <section className={part.part} aria-label={words.theme}>
      <h2 className={part.title}>{words.theme}</h2>
      <div className={css.cards}>
        {THEMES.map(({ value, label, look }) => (
          <label key={value} className={css.card}>
            <input
              type="radio"
              name={name}
              checked={preferences.theme === value}
              onChange={() => setPreferences({ theme: value })}
            />
            <Miniature look={look} />
            <CardName label={words[label]} on={preferences.theme === value} />
          </label>
        ))}
        <label className={css.card}>
          <input
            type="checkbox"
            checked={more}
            onChange={() => setPreferences({ contrast: more ? 'system' : 'more' })}
          />
          <Miniature look={css.contrast} />
          <CardName label={words.moreContrast} on={more} />
        </label>
      </div>
    </section>
  );
}

function CardName({ label, on }: { label: string; on: boolean }) {
  return (
    <span className={css.cardName}>
      {on && <Icon of={Check} className={css.check} />}
      {label}
    </span>
  );
}

/** The room in small: wall with its list, table with two who speak, the box with its button. */
function Miniature({ look }: { look: string | undefined }) {
  const drawing = (
    <>
      <path className={css.miniWall} d="M0 0H52V98H0Z" />
      <path className={css.miniInk} d="M12 15H36M80 22H107M80 47H101" />
      <path className={css.miniQuiet} d="M12 31H43M12 41H37M12 51H41M80 30H150M80 55H133" />
      <circle className={css.miniBrass} cx="43" cy="31" r="3.2" />
      <rect className={css.miniLilac} x="63" y="17" width="12" height="12" rx="3.6" />
      <rect className={css.miniSea} x="63" y="42" width="12" height="12" rx="3.6" />
      <rect className={css.miniBox} x="63" y="74" width="102" height="16" rx="5" />
      <rect className={css.miniBrass} x="151" y="77" width="11" height="10" rx="3" />
    </>
  );
  return (
    <svg
      className={cx(css.mini, look)}
      viewBox="0 0 171 98"
      aria-hidden
      preserveAspectRatio="xMidYMid slice"
    >
      {look === css.device ? (
        <>
          <g className={css.daylight}>
            <path className={css.miniTable} d="M0 0H171V98H0Z" />
            {drawing}
          </g>
          <clipPath id="device-half">
            <path d="M102 0H171V98H68Z" />
          </clipPath>
          <g className={css.evening} clipPath="url(#device-half)">
            <path className={css.miniTable} d="M0 0H171V98H0Z" />
            {drawing}
          </g>
        </>
      ) : (
        <>
          <path className={css.miniTable} d="M0 0H171V98H0Z" />
          {drawing}
        </>
      )}
    </svg>
  );
}

function Sample() {
  return (
    <div className={css.sample} aria-label={words.sample} role="group">
      <Face className={css.sampleFace} username="noor" name="Noor" />
      <div>
        <p className={css.sampleLine}>
          <span className={nameClass('noor')}>Noor</span>
          <time>{clockTime(new Date(2026, 10, 20, 20, 14))}</time>
        </p>
        <p className={css.sampleWords}>{words.sampleOne}</p>
        <p className={css.sampleWords}>{words.sampleTwo}</p>
      </div>
    </div>
  );
}
