import { MonitorUp } from 'lucide-react';
import { Icon } from '../../ui/icon';
import { voiceWords as words } from '../../words/voice';
import css from './sharing-strip.module.css';
import { useCall } from './use-call';
import { voiceCall } from './voice-call';

/** Nobody forgets that others see his screen. */
export function SharingStrip() {
  const shares = useCall(({ call }) => call.sends.includes('screen'));
  if (!shares) return null;
  return (
    <p className={css.strip}>
      <Icon of={MonitorUp} className={css.sign} />
      <span className={css.words}>{words.shares}</span>
      <button type="button" className={css.stop} onClick={voiceCall.sharing.pressScreen}>
        {words.stopSharing}
      </button>
    </p>
  );
}
