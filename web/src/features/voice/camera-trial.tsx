import { useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import { toast } from '../../ui/notices';
import { voiceWords } from '../../words/voice';
import css from './camera-trial.module.css';
import { openCamera, shareTroubleOf, whyNoCamera } from './engine/shares';
import { Sight } from './sight';
import { useVoicePreferences } from './use-call';

const words = voiceWords.section;

/** Oneself as in a mirror, by the camera that is chosen. Nobody else sees it; its lamp goes out with it. */
export function CameraTrial() {
  const { camera } = useVoicePreferences();
  const [on, setOn] = useState(false);
  const [stream, setStream] = useState<MediaStream | undefined>(undefined);
  useEffect(() => {
    if (!on) return;
    let here = true;
    let track: MediaStreamTrack | undefined;
    openCamera(camera).then(
      (opened) => {
        if (!here) return opened.stop();
        track = opened;
        opened.onended = () => setOn(false);
        setStream(new MediaStream([opened]));
      },
      (error: unknown) => {
        if (!here) return;
        toast(voiceWords.cameraTrouble[shareTroubleOf(error)], 'bad');
        setOn(false);
      },
    );
    return () => {
      here = false;
      track?.stop();
      setStream(undefined);
    };
  }, [on, camera]);
  const press = () => {
    const why = on ? undefined : whyNoCamera();
    if (why === undefined) setOn(!on);
    else toast(voiceWords.cameraTrouble[why], 'bad');
  };
  return (
    <div className={css.trial}>
      <span className={css.words}>
        <strong>{words.camera}</strong>
        <span>{words.cameraNote}</span>
      </span>
      <Button small onClick={press}>
        {on ? words.cameraStop : words.cameraStart}
      </Button>
      {on && (
        <div className={css.mirror} data-shown={stream !== undefined}>
          {stream && <Sight stream={stream} mirrored />}
        </div>
      )}
    </div>
  );
}
