import { useId } from 'react';
import { voiceWords } from '../../words/voice';
import { meterBottomDb, meterPart, meterTopDb } from './engine/levels';
import { LevelMeter } from './level-meter';
import css from './threshold-row.module.css';
import { setVoicePreferences } from './voice-preferences';

const words = voiceWords.section;

/** Where speech begins: a handle on the meter itself, so that one sees what it lets through. */
export function ThresholdRow({ db }: { db: number }) {
  const id = useId();
  return (
    <div className={css.row}>
      <label className={css.words} htmlFor={id}>
        <strong>{words.threshold}</strong>
        <span id={`${id}-note`}>{words.thresholdNote}</span>
      </label>
      <span className={css.decibels}>{words.decibels(db)}</span>
      <div
        className={css.scale}
        ref={(scale) => scale?.style.setProperty('--at', String(meterPart(db)))}
      >
        <LevelMeter />
        <span className={css.line} />
        <input
          id={id}
          type="range"
          className={css.slider}
          min={meterBottomDb}
          max={meterTopDb}
          step={1}
          value={db}
          aria-valuetext={words.decibels(db)}
          aria-describedby={`${id}-note`}
          onChange={(event) => setVoicePreferences({ thresholdDb: event.target.valueAsNumber })}
        />
      </div>
    </div>
  );
}
