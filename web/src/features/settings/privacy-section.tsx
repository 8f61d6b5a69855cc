import { setPreferences, usePreferences } from '../../app/preferences';
import { SwitchRow } from '../../ui/choice';
import { settingsWords as words } from '../../words/settings';
import { MyData } from './my-data';
import part from './part.module.css';

export function PrivacySection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>{words.onlyYou}</p>
      <section className={part.part}>
        <SwitchRow
          title={words.showWriting}
          note={words.showWritingNote}
          on={preferences.typing}
          onChange={(typing) => setPreferences({ typing })}
        />
      </section>
      <MyData />
    </>
  );
}
