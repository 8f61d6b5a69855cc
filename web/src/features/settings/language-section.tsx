import { setPreferences, usePreferences } from '../../app/preferences';
import { clockTime } from '../../lib/time';
import { SegmentsRow } from '../../ui/choice';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';

/** An evening hour: the one that tells the two clocks apart. */
const SAMPLE = new Date(2026, 10, 20, 20, 14);

export function LanguageSection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>{words.onlyYou}</p>
      <section className={part.part}>
        <SegmentsRow
          title={words.language}
          note={words.languageNote}
          options={[
            { value: 'system', label: words.asDevice },
            // A language is called as those who speak it call it.
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          value={preferences.language}
          onChange={(language) => setPreferences({ language })}
        />
        <SegmentsRow
          title={words.clock}
          note={words.clockNote(clockTime(SAMPLE))}
          options={[
            { value: 'system', label: words.clockAsLanguage },
            { value: '24', label: words.clock24 },
            { value: '12', label: words.clock12 },
          ]}
          value={preferences.clock}
          onChange={(clock) => setPreferences({ clock })}
        />
      </section>
    </>
  );
}
