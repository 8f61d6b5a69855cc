import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import { SegmentsRow, SwitchRow } from '../../ui/choice';
import { toast } from '../../ui/notices';
import { voiceWords } from '../../words/voice';
import { CameraTrial } from './camera-trial';
import { DeviceRow } from './device-row';
import { VoiceDoctor } from './doctor/voice-doctor';
import { whyNoMicrophone } from './engine/microphone';
import { keyName } from './key-name';
import { LevelMeter } from './level-meter';
import { ThresholdRow } from './threshold-row';
import { useCallRoom, useVoicePreferences } from './use-call';
import { MicrophoneTrouble, voiceCall } from './voice-call';
import { setVoicePreferences, type VoicePreferences } from './voice-preferences';
import css from './voice-section.module.css';

const words = voiceWords.section;

/** Microphone, speaker and keys of this device; whatever is changed in a call is heard at once. */
export function VoiceSection() {
  const preferences = useVoicePreferences();
  const { mode, noise } = preferences;
  const segments = <K extends string>(named: Readonly<Record<K, string>>) =>
    (Object.entries(named) as [K, string][]).map(([value, label]) => ({ value, label }));
  return (
    <>
      <p className={css.lead}>{words.lead}</p>
      <section className={css.part}>
        <DeviceRow kind="microphone" />
        <DeviceRow kind="speaker" />
        <SegmentsRow
          title={words.mode}
          options={segments(words.modes)}
          value={mode}
          onChange={(next) => setVoicePreferences({ mode: next })}
        />
        {mode !== 'voice' && <KeyRow code={preferences.key} />}
        <MicTrial threshold={mode === 'voice' && <ThresholdRow db={preferences.thresholdDb} />} />
      </section>
      <section className={css.part}>
        <DeviceRow kind="camera" />
        <CameraTrial />
      </section>
      <section className={css.part}>
        <VoiceDoctor />
      </section>
      <section className={css.part}>
        <SegmentsRow
          title={words.noise}
          note={words.noiseNote}
          options={segments(words.noises)}
          value={noise}
          onChange={(next) => setVoicePreferences({ noise: next })}
        />
        <Switch of="echo" note="echoNote" preferences={preferences} />
        <Switch of="gain" preferences={preferences} />
        <Switch of="levelling" note="levellingNote" preferences={preferences} />
        <Switch of="sounds" note="soundsNote" preferences={preferences} />
      </section>
    </>
  );
}

interface SwitchProps {
  of: 'echo' | 'gain' | 'levelling' | 'sounds';
  note?: 'echoNote' | 'levellingNote' | 'soundsNote';
  preferences: VoicePreferences;
}

function Switch({ of, note, preferences }: SwitchProps) {
  return (
    <SwitchRow
      title={words[of]}
      note={note && words[note]}
      on={preferences[of]}
      onChange={(on) => setVoicePreferences({ [of]: on })}
    />
  );
}

/** The same microphone as in a call, with the same settings; in a call it is that one. `threshold` has the meter
 *  in it, where there is one. */
function MicTrial({ threshold }: { threshold: ReactNode }) {
  const inCall = useCallRoom() !== undefined;
  const [on, setOn] = useState(false);
  useEffect(() => () => voiceCall.endTrial(), []);
  const start = async () => {
    const why = whyNoMicrophone();
    try {
      if (why !== undefined) throw new MicrophoneTrouble(why);
      await voiceCall.tryMicrophone();
      setOn(true);
    } catch (error) {
      const what = error instanceof MicrophoneTrouble ? error.what : 'busy';
      toast(voiceWords.microphoneTrouble[what], 'bad');
    }
  };
  const stop = () => {
    voiceCall.endTrial();
    setOn(false);
  };
  return (
    <>
      {!(inCall && threshold) && (
        <div className={css.trial}>
          <span className={css.words}>
            <strong>{words.trial}</strong>
            {!inCall && <span>{words.trialNote}</span>}
          </span>
          {!inCall && (
            <Button small onClick={on ? stop : () => void start()}>
              {on ? words.stop : words.start}
            </Button>
          )}
          {!threshold && (on || inCall) && (
            <div className={css.meter}>
              <LevelMeter />
            </div>
          )}
        </div>
      )}
      {threshold}
    </>
  );
}

function KeyRow({ code }: { code: string }) {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (!asks) return;
    const onKey = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.code !== 'Escape' && event.code !== '') setVoicePreferences({ key: event.code });
      setAsks(false);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [asks]);
  return (
    <div className={css.trial}>
      <span className={css.words}>
        <strong>{words.key}</strong>
        <span>{words.keyNote}</span>
      </span>
      <Button small aria-pressed={asks} onClick={() => setAsks(!asks)}>
        {asks ? words.keyPress : keyName(code)}
      </Button>
    </div>
  );
}
