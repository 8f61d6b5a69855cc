import { setPreferences, usePreferences } from '../../app/preferences';
import { SwitchRow } from '../../ui/choice';
import css from './access-section.module.css';
import { MovementRow } from './appearance-section';
import part from './part.module.css';

const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['F6'], does: 'From part to part: rooms, messages, box, people' },
  { keys: ['↑', '↓'], does: 'From message to message' },
  { keys: ['Enter'], does: 'On a message: what can be done with it. In the box: send' },
  { keys: ['Shift', 'Enter'], does: 'A new line in the box' },
  { keys: ['R'], does: 'Answer the message' },
  { keys: ['Esc'], does: 'All read; or close what is open' },
];

export function AccessSection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>Only for you, on this device. Saved as you go.</p>
      <section className={part.part}>
        <SwitchRow
          title="Read new messages aloud"
          note="For screen readers: at most one line every two seconds."
          on={preferences.announce}
          onChange={(announce) => setPreferences({ announce })}
        />
        <SwitchRow
          title="More contrast"
          note="Darker ground or whiter paper, clearer edges, no glow."
          on={preferences.contrast === 'more'}
          onChange={(on) => setPreferences({ contrast: on ? 'more' : 'system' })}
        />
        <MovementRow motion={preferences.motion} />
      </section>
      <section className={part.part}>
        <h2 className={part.title}>Keys</h2>
        <dl className={css.keys}>
          {KEYS.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
