import { useEffect, useRef } from 'react';
import { voiceWords as words } from '../../words/voice';
import { meterPart } from './engine/levels';
import css from './level-meter.module.css';
import { voiceCall } from './voice-call';

interface LevelMeterProps {
  /** Something was heard, above what a quiet room makes. */
  onHeard?: () => void;
}

/** Louder than this is no hum of a cable. */
const HEARD_DB = -50;

/** How loud the microphone is, as a bar. Drawn past React: it moves twenty times a second. */
export function LevelMeter({ onHeard }: LevelMeterProps) {
  const bar = useRef<HTMLDivElement>(null);
  const heard = useRef(onHeard);
  heard.current = onHeard;
  useEffect(
    () =>
      voiceCall.meter(({ db, open }) => {
        const element = bar.current;
        if (element === null) return;
        const part = meterPart(db);
        element.style.setProperty('--level', String(part));
        element.toggleAttribute('data-open', open);
        element.setAttribute('aria-valuenow', String(Math.round(part * 100)));
        if (db > HEARD_DB) heard.current?.();
      }),
    [],
  );
  return (
    <div
      ref={bar}
      className={css.meter}
      role="meter"
      aria-label={words.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    >
      <span className={css.bar} />
    </div>
  );
}
