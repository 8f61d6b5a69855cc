import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { voiceWords as words } from '../../words/voice';
import type { MicTrouble } from './call/call-types';
import { DeviceRow } from './device-row';
import { whyNoMicrophone } from './engine/microphone';
import { joinListening, joinTried } from './join';
import { LevelMeter } from './level-meter';
import css from './mic-check.module.css';
import { MicrophoneTrouble, voiceCall } from './voice-call';

interface MicCheckProps {
  channel: string;
  room: string;
  /** What went wrong already. */
  trouble?: MicTrouble | undefined;
  onClose: () => void;
}

/** Who says nothing for so long may have chosen the wrong microphone. */
const SILENT_AFTER_MS = 5000;

type Stage = 'before' | 'asking' | 'open' | 'heard' | MicTrouble;

/** Before the first call: why the browser asks, what to press, and whether the microphone hears. */
export function MicCheck({ channel, room, trouble, onClose }: MicCheckProps) {
  const [stage, setStage] = useState<Stage>(trouble ?? whyNoMicrophone() ?? 'before');
  const [silent, setSilent] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      // A call that begins with this dialog's end keeps the microphone.
      setTimeout(() => voiceCall.endTrial());
    };
  }, []);
  useEffect(() => {
    if (stage !== 'open') return;
    const timer = setTimeout(() => setSilent(true), SILENT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [stage]);

  const start = async () => {
    setStage('asking');
    try {
      await voiceCall.tryMicrophone();
      if (here.current) setStage('open');
      else voiceCall.endTrial();
    } catch (error) {
      setStage(error instanceof MicrophoneTrouble ? error.what : 'busy');
    }
  };
  const opened = stage === 'open' || stage === 'heard';
  const wrong = !opened && stage !== 'before' && stage !== 'asking' ? stage : undefined;
  return (
    <Dialog title={words.checkTitle(room)} onClose={onClose}>
      <div className={css.body}>
        {wrong === undefined ? (
          <p className={css.why}>{words.checkWhy}</p>
        ) : (
          <p className={css.wrong} role="alert">
            {words.microphoneTrouble[wrong]}
          </p>
        )}
        {stage === 'asking' && <p role="status">{words.checkWaits}</p>}
        {opened && (
          <>
            <LevelMeter onHeard={() => setStage('heard')} />
            <p role="status" className={css.said}>
              {stage === 'heard' ? words.checkHeard : silent ? words.checkSilent : words.checkSpeak}
            </p>
            <DeviceRow kind="microphone" />
          </>
        )}
        <div className={css.foot}>
          {opened ? (
            <Button kind="brass" onClick={() => joinTried(channel)}>
              {words.join}
            </Button>
          ) : (
            <Button kind="brass" busy={stage === 'asking'} onClick={() => void start()}>
              {words.checkStart}
            </Button>
          )}
          <Button kind="rest" onClick={() => joinListening(channel)}>
            {words.listenOnly}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {words.notNow}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
