import { setPreferences, usePreferences } from '../../app/preferences';
import { SwitchRow } from '../../ui/choice';
import { settingsWords as words } from '../../words/settings';
import { MovementRow } from './appearance-section';
import part from './part.module.css';

export function AccessSection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>{words.onlyYou}</p>
      <section className={part.part}>
        <SwitchRow
          title={words.readAloud}
          note={words.readAloudNote}
          on={preferences.announce}
          onChange={(announce) => setPreferences({ announce })}
        />
        <SwitchRow
          title={words.moreContrast}
          note={words.moreContrastNote}
          on={preferences.contrast === 'more'}
          onChange={(on) => setPreferences({ contrast: on ? 'more' : 'system' })}
        />
        <MovementRow motion={preferences.motion} />
      </section>
    </>
  );
}
