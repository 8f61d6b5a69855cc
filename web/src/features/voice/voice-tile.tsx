import { HeadphoneOff, Headphones, Mic, MicOff, Volume2, VolumeX, WifiOff } from 'lucide-react';
import { useId, useRef } from 'react';
import { usePerson } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { useMenu } from '../../ui/use-menu';
import { usePopover } from '../../ui/use-popover';
import { voiceWords as words } from '../../words/voice';
import { statesOf, type Talker, useCallRoom, useRoster, useVoicePreferences } from './use-call';
import { heardAs, setHeard, volumeMax } from './voice-preferences';
import css from './voice-tile.module.css';

/** One friend at the table. Pressing somebody else's tile asks how loud he should be. */
export function VoiceTile({ talker }: { talker: Talker }) {
  const menu = useMenu();
  useVoicePreferences();
  const heard = heardAs(talker.username);
  const states = [...statesOf(talker), ...(heard.muted ? [words.silenced] : [])];
  const className = cx(css.tile, talker.speaking && css.speaking, talker.reconnecting && css.gone);
  const inside = (
    <>
      <Face
        username={talker.username}
        name={talker.mine ? undefined : talker.name}
        mood={talker.reconnecting ? 'away' : 'here'}
        className={css.face}
      />
      <span className={css.foot}>
        <TalkIcon talker={talker} silenced={heard.muted} />
        <span className={css.name}>{talker.name}</span>
        <span className={css.state}>{states[0]}</span>
        {states.length > 1 && <Unseen>{states.slice(1).join(', ')}</Unseen>}
      </span>
    </>
  );
  if (talker.mine) return <div className={className}>{inside}</div>;
  return (
    <>
      <button type="button" className={className} {...menu.trigger} aria-haspopup="dialog">
        {inside}
      </button>
      {menu.anchor !== null && (
        <PersonVolume talker={talker} anchor={menu.anchor} onClose={menu.close} />
      )}
    </>
  );
}

function TalkIcon({ talker, silenced }: { talker: Talker; silenced: boolean }) {
  const { speaking, muted, deafened, reconnecting } = talker;
  const of = reconnecting
    ? WifiOff
    : silenced
      ? VolumeX
      : deafened
        ? HeadphoneOff
        : muted
          ? MicOff
          : speaking
            ? Volume2
            : Mic;
  return <Icon of={of} className={cx(css.icon, speaking && !silenced && css.lit)} />;
}

interface PersonVolumeProps {
  talker: Talker;
  anchor: HTMLElement;
  onClose: () => void;
}

/** How loud one friend is for me alone, kept on this device. */
function PersonVolume({ talker, anchor, onClose }: PersonVolumeProps) {
  const { username, name } = talker;
  const box = useRef<HTMLDivElement>(null);
  usePopover(box, anchor, onClose);
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-label={words.volumeOf(name)}
      className={cx(css.volume, css.floating)}
    >
      <Volume username={username} name={name} />
    </div>
  );
}

/** On somebody's card: how loud he is, while he sits in the room that I am in. */
export function CardVolume({ username, me }: { username: string; me: Member }) {
  const room = useCallRoom();
  const there = useRoster(room ?? '').some((each) => each.username === username);
  const { name } = usePerson(username);
  if (!there || username === me.username) return null;
  return (
    <div className={css.volume}>
      <Volume username={username} name={name} />
    </div>
  );
}

function Volume({ username, name }: { username: string; name: string }) {
  const id = useId();
  useVoicePreferences();
  const { volume, muted } = heardAs(username);
  return (
    <>
      <label htmlFor={`${id}-range`}>{words.volumeOf(name)}</label>
      <span className={css.slide}>
        <Icon of={Volume2} className={css.icon} />
        <input
          id={`${id}-range`}
          type="range"
          min={0}
          max={volumeMax}
          step={5}
          value={volume}
          aria-valuetext={words.volume(volume)}
          onChange={(event) => setHeard(username, { volume: event.target.valueAsNumber })}
        />
        <span className={css.percent}>{words.volume(volume)}</span>
      </span>
      <button
        type="button"
        className={css.silence}
        onClick={() => setHeard(username, { muted: !muted })}
      >
        <Icon of={muted ? Headphones : VolumeX} className={css.icon} />
        {muted ? words.unsilence(name) : words.silence(name)}
      </button>
    </>
  );
}
