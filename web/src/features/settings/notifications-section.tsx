import { setPreferences, usePreferences } from '../../app/preferences';
import { SwitchRow } from '../../ui/choice';
import { toast } from '../../ui/notices';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';

export function NotificationsSection() {
  const preferences = usePreferences();
  return (
    <>
      <p className={part.lead}>{words.onlyYou}</p>
      <section className={part.part}>
        <SwitchRow
          title={words.sounds}
          note={words.soundsNote}
          on={preferences.sounds}
          onChange={(sounds) => setPreferences({ sounds })}
        />
        <SwitchRow
          title={words.everySound}
          note={words.everySoundNote}
          on={preferences.everySound}
          onChange={(everySound) => setPreferences({ everySound })}
        />
        <SwitchRow
          title={words.notices}
          note={words.noticesNote}
          on={preferences.notices}
          onChange={(on) => void setNotices(on)}
        />
        <p className={part.note}>{words.perRoom}</p>
      </section>
    </>
  );
}

/** The browser is asked by this press and by nothing else; its refusal is told with the way out. */
async function setNotices(on: boolean): Promise<void> {
  if (on && !('Notification' in globalThis)) {
    toast(words.noticesAbsent, 'bad');
    return;
  }
  if (on && (await Notification.requestPermission()) !== 'granted') {
    toast(words.noticesDenied, 'bad');
    return;
  }
  setPreferences({ notices: on });
}
