import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import css from './choice.module.css';
import { Icon } from './icon';

interface RowProps {
  title: string;
  note?: ReactNode;
}

/** A switch with its sentence. The whole row can be pressed. */
export function SwitchRow(props: RowProps & { on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className={css.row}>
      <label className={css.words} htmlFor={id}>
        <span className={css.title}>{props.title}</span>
        {props.note !== undefined && (
          <span className={css.note} id={`${id}-note`}>
            {props.note}
          </span>
        )}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={css.switch}
        checked={props.on}
        aria-checked={props.on}
        aria-describedby={props.note === undefined ? undefined : `${id}-note`}
        onChange={(event) => props.onChange(event.target.checked)}
      />
    </div>
  );
}

/** Two to four words of which one holds. Radio buttons underneath, so arrows and readers work. */
export function SegmentsRow<T extends string>(
  props: RowProps & {
    options: readonly { value: T; label: string }[];
    value: T;
    onChange: (value: T) => void;
  },
) {
  const id = useId();
  return (
    <div className={css.row} role="radiogroup" aria-labelledby={`${id}-title`}>
      <span className={css.words}>
        <span className={css.title} id={`${id}-title`}>
          {props.title}
        </span>
        {props.note !== undefined && <span className={css.note}>{props.note}</span>}
      </span>
      <span className={css.segments}>
        {props.options.map((option) => (
          <label key={option.value} className={css.segment}>
            <input
              type="radio"
              name={id}
              className={css.hidden}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.value === props.value && <Icon of={Check} className={css.check} />}
            {option.label}
          </label>
        ))}
      </span>
    </div>
  );
}

export function SliderRow(
  props: RowProps & {
    value: number;
    min: number;
    max: number;
    step: number;
    spoken: string;
    onChange: (value: number) => void;
  },
) {
  const id = useId();
  return (
    <div className={css.row}>
      <label className={css.words} htmlFor={id}>
        <span className={css.title}>{props.title}</span>
        {props.note !== undefined && <span className={css.note}>{props.note}</span>}
      </label>
      <input
        id={id}
        type="range"
        className={css.slider}
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        aria-valuetext={props.spoken}
        ref={(range) => {
          // The filled part of the rail; inline style attributes are closed by the CSP, CSSOM is not.
          const part = (props.value - props.min) / (props.max - props.min);
          range?.style.setProperty('--part', String(part));
        }}
        onChange={(event) => props.onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
