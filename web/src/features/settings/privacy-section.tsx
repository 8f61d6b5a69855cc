import { toProblem } from '../../api/http';
import { setPreferences, usePreferences } from '../../app/preferences';
import { client, useClientState } from '../../app/use-client';
import { SwitchRow } from '../../ui/choice';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { settingsWords as words } from '../../words/settings';
import { Blocked } from './blocked';
import { MyData } from './my-data';
import part from './part.module.css';

export function PrivacySection() {
  const preferences = usePreferences();
  const seen = useClientState(
    (state) => state.presence.get(state.me?.username ?? '') !== 'invisible',
  );
  return (
    <>
      <section className={part.part}>
        <SwitchRow
          title={words.showHere}
          note={words.showHereNote}
          on={seen}
          onChange={(on) => void showHere(on)}
        />
        <SwitchRow
          title={words.showWriting}
          note={words.showWritingNote}
          on={preferences.typing}
          onChange={(typing) => setPreferences({ typing })}
        />
      </section>
      <Blocked />
      <MyData />
    </>
  );
}

async function showHere(on: boolean): Promise<void> {
  try {
    await (await client.extras()).presence.chooseState(on ? 'online' : 'invisible');
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}
