import { Mic } from 'lucide-react';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { voiceWords as words } from '../../words/voice';
import { keyName } from './key-name';
import css from './talk-button.module.css';
import { useCall, useVoicePreferences } from './use-call';
import { voiceCall } from './voice-call';

interface TalkButtonProps {
  /** One line, where something else is read. */
  low?: boolean;
}

/** The big button to talk: held, or pressed once more. Only for who does not let the voice do it. */
export function TalkButton({ low = false }: TalkButtonProps) {
  const { mode, key } = useVoicePreferences();
  const pressed = useCall((view) => view.pressed);
  const silent = useCall(({ call }) => call.muted || call.listening);
  if (mode === 'voice' || silent) return null;
  const holds = mode === 'hold';
  const press = (on: boolean) => () => holds && voiceCall.press(on);
  return (
    <button
      type="button"
      className={cx(css.talk, low && css.low, pressed && css.pressed)}
      aria-pressed={pressed}
      onPointerDown={(event) => {
        // The finger may slide off; it is let go all the same.
        if (holds) event.currentTarget.setPointerCapture(event.pointerId);
        press(true)();
      }}
      onPointerUp={press(false)}
      onPointerCancel={press(false)}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && press(true)()}
      onKeyUp={press(false)}
      onBlur={press(false)}
      onContextMenu={(event) => event.preventDefault()}
      onClick={() => !holds && voiceCall.press(!pressed)}
    >
      <Icon of={Mic} className={css.sign} />
      <span>{pressed ? words.talking : holds ? words.holdToTalk : words.pressToTalk}</span>
      <small>{words.orKey[mode](keyName(key))}</small>
    </button>
  );
}
