import { useEffect, useId, useState } from 'react';
import { Select } from '../../ui/select';
import { voiceWords as words } from '../../words/voice';
import css from './device-row.module.css';
import { useVoicePreferences } from './use-call';
import { setVoicePreferences } from './voice-preferences';

type Kind = 'microphone' | 'speaker' | 'camera';
const kinds = {
  microphone: 'audioinput',
  speaker: 'audiooutput',
  camera: 'videoinput',
} as const;

/** Devices have names only after one of them was allowed once. */
function useDevices(kind: Kind): readonly MediaDeviceInfo[] {
  const [found, setFound] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) return;
    let here = true;
    const look = async () => {
      const all = await mediaDevices.enumerateDevices().catch(() => []);
      if (here) setFound(all.filter((each) => each.kind === kinds[kind]));
    };
    void look();
    const onChange = () => void look();
    mediaDevices.addEventListener('devicechange', onChange);
    // Permission is no device: nobody tells when the names appear.
    const again = setTimeout(onChange, LOOK_AGAIN_MS);
    return () => {
      here = false;
      clearTimeout(again);
      mediaDevices.removeEventListener('devicechange', onChange);
    };
  }, [kind]);
  return found;
}

const LOOK_AGAIN_MS = 1500;

const names = {
  microphone: 'microphone',
  speaker: 'speaker',
  camera: 'cameraDevice',
} as const;

/** Which microphone, camera, or speaker where the browser lets a page choose. */
export function DeviceRow({ kind }: { kind: Kind }) {
  const id = useId();
  const devices = useDevices(kind);
  const chosen = useVoicePreferences()[kind];
  if (kind === 'speaker' && !('setSinkId' in AudioContext.prototype)) return null;
  // The browser lists its own "default" beside the devices; ours says the same.
  const real = devices.filter(
    ({ deviceId }) => !['', 'default', 'communications'].includes(deviceId),
  );
  return (
    <div className={css.row}>
      <label htmlFor={id}>{words[names[kind]]}</label>
      <Select
        id={id}
        value={real.some(({ deviceId }) => deviceId === chosen) ? chosen : ''}
        onChange={(event) => setVoicePreferences({ [kind]: event.target.value })}
      >
        <option value="">{words.systemDevice}</option>
        {real.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label || words.device(index + 1)}
          </option>
        ))}
      </Select>
    </div>
  );
}
