import { Check } from 'lucide-react';
import { useId } from 'react';
import { faceHues, faceOf } from '../../lib/face';
import { hueColours, hueOf } from '../../lib/hue';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { settingsWords as words } from '../../words/settings';
import css from './colour-field.module.css';

interface ColourFieldProps {
  username: string;
  /** `#rrggbb`, or empty: the hue that comes with the name. */
  value: string;
  onChange: (colour: string) => void;
}

/** The hue that face and name are printed in: what the name brings, or one of twelve. */
export function ColourField({ username, value, onChange }: ColourFieldProps) {
  const group = useId();
  const chosen = hueOf(value);
  return (
    <fieldset className={css.colours} aria-describedby={`${group}-note`}>
      <legend>{words.colour}</legend>
      <div className={css.swatches}>
        <Swatch
          group={group}
          label={words.colourOfName}
          username={username}
          hue={undefined}
          on={chosen === undefined}
          onChoose={() => onChange('')}
        />
        {faceHues.map((hue, index) => (
          <Swatch
            key={hue}
            group={group}
            label={words.hues[index] ?? ''}
            username={username}
            hue={index}
            on={chosen === index}
            onChoose={() => onChange(hueColours[index] ?? '')}
          />
        ))}
      </div>
      <p id={`${group}-note`} className={css.note}>
        {words.colourNote}
      </p>
    </fieldset>
  );
}

const SWATCH_PX = 36;

interface SwatchProps {
  group: string;
  label: string;
  username: string;
  /** Undefined: what comes with the name, drawn as the face it makes. */
  hue: number | undefined;
  on: boolean;
  onChoose: () => void;
}

function Swatch({ group, label, username, hue, on, onChoose }: SwatchProps) {
  return (
    <label className={css.swatch} data-tip={label}>
      <input type="radio" name={group} aria-label={label} checked={on} onChange={onChoose} />
      <Face
        username={username}
        size={SWATCH_PX}
        bare={hue !== undefined}
        hue={hue ?? faceOf(username).hue}
      />
      {on && hue !== undefined && <Icon of={Check} className={css.mark} />}
    </label>
  );
}
