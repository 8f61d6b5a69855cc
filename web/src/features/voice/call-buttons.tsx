import {
  HeadphoneOff,
  Headphones,
  Mic,
  MicOff,
  MonitorUp,
  PhoneOff,
  SwitchCamera,
  Video,
} from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/icon';
import { voiceWords as words } from '../../words/voice';
import css from './call-buttons.module.css';
import { canShareScreen, hasBackCamera } from './engine/shares';
import { joinHere, takeKeys } from './join';
import { useCall } from './use-call';
import { voiceCall } from './voice-call';

interface LookProps {
  /** With the word under the sign, or the sign alone. */
  wide?: boolean;
}

export function MuteButton({ wide = false }: LookProps) {
  const muted = useCall(({ call }) => call.muted || call.listening);
  // Who only listens is asked about the microphone again.
  const without = useCall(({ call }) => (call.listening ? call.channel : undefined));
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => takeKeys(button.current), []);
  const press = () => (without === undefined ? voiceCall.mute(!muted) : void joinHere(without));
  return (
    <CallButton
      ref={button}
      icon={muted ? MicOff : Mic}
      label={muted ? words.unmute : words.mute}
      wide={wide}
      off={muted}
      onPress={press}
    />
  );
}

export function DeafenButton({ wide = false }: LookProps) {
  const deafened = useCall(({ call }) => call.deafened);
  return (
    <CallButton
      icon={deafened ? HeadphoneOff : Headphones}
      label={deafened ? words.undeafen : words.deafen}
      wide={wide}
      off={deafened}
      onPress={() => voiceCall.deafen(!deafened)}
    />
  );
}

export function CameraButton({ wide = false }: LookProps) {
  const on = useCall(({ call }) => call.sends.includes('camera'));
  return (
    <CallButton
      icon={Video}
      label={words.camera}
      wide={wide}
      pressed={on}
      oneClick
      onPress={voiceCall.sharing.pressCamera}
    />
  );
}

/** On a phone whose camera is on. */
export function TurnCameraButton({ wide = false }: LookProps) {
  const on = useCall(({ call }) => call.sends.includes('camera'));
  const [turns, setTurns] = useState(false);
  useEffect(() => {
    if (on) hasBackCamera().then(setTurns, () => setTurns(false));
  }, [on]);
  if (!on || !turns) return null;
  return (
    <CallButton
      icon={SwitchCamera}
      label={words.turnCamera}
      wide={wide}
      onPress={voiceCall.sharing.pressTurn}
    />
  );
}

/** Nothing, where the browser cannot do it. */
export function ShareButton({ wide = false }: LookProps) {
  const on = useCall(({ call }) => call.sends.includes('screen'));
  if (!canShareScreen()) return null;
  return (
    <CallButton
      icon={MonitorUp}
      label={words.share}
      wide={wide}
      pressed={on}
      oneClick
      onPress={voiceCall.sharing.pressScreen}
    />
  );
}

export function LeaveButton({ wide = false }: LookProps) {
  return (
    <CallButton icon={PhoneOff} label={words.leave} wide={wide} bad onPress={voiceCall.leave} />
  );
}

interface CallButtonProps extends LookProps {
  icon: Parameters<typeof Icon>[0]['of'];
  label: string;
  /** What it works is switched off at the moment. */
  off?: boolean;
  bad?: boolean;
  pressed?: boolean;
  /** The second click of two does nothing: it was meant for what stood here before. */
  oneClick?: boolean;
  ref?: Ref<HTMLButtonElement>;
  onPress: () => void;
}

export function CallButton(props: CallButtonProps) {
  const { icon, label, wide = false, off = false, bad = false } = props;
  return (
    <button
      ref={props.ref}
      type="button"
      className={cx(wide ? css.wide : css.small, off && css.off, bad && css.bad)}
      aria-label={wide ? undefined : label}
      aria-pressed={props.pressed}
      data-tip={wide ? undefined : label}
      onClick={({ detail }) => {
        if (props.oneClick !== true || detail < 2) props.onPress();
      }}
    >
      <Icon of={icon} />
      {wide && <span>{label}</span>}
    </button>
  );
}
