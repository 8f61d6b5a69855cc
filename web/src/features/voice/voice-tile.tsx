import {
  HeadphoneOff,
  Headphones,
  Mic,
  MicOff,
  MonitorUp,
  Volume2,
  VolumeX,
  WifiOff,
} from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { usePerson } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { useMenu } from '../../ui/use-menu';
import { usePopover } from '../../ui/use-popover';
import { voiceWords as words } from '../../words/voice';
import { isMirrored } from './engine/sights';
import { Sight } from './sight';
import { statesOf, type Talker, useCallRoom, useRoster, useVoicePreferences } from './use-call';
import { type Picture, useLook, useSight } from './use-sight';
import { heardAs, setHeard, volumeMax } from './voice-preferences';
import css from './voice-tile.module.css';

interface VoiceTileProps {
  talker: Talker;
  /** His camera or screen, where it is shown and I am in the room. */
  picture: Picture | undefined;
  onFocus: (picture: Picture) => void;
}

/** One friend at the table, or his screen. Pressing a picture makes it the large one; where there is none,
 *  pressing asks how loud he should be. */
export function VoiceTile({ talker, picture, onFocus }: VoiceTileProps) {
  useVoicePreferences();
  const { muted } = heardAs(talker.username);
  const states = [...statesOf(talker), ...(muted ? [words.silenced] : [])];
  const speaks = talker.speaking && picture?.kind !== 'screen';
  const className = cx(css.tile, speaks && css.speaking, talker.reconnecting && css.gone);
  if (picture !== undefined) {
    return (
      <PictureTile className={className} picture={picture} onFocus={onFocus}>
        {picture.kind === 'camera' && <TalkIcon talker={talker} silenced={muted} />}
        {picture.kind === 'screen' && <Icon of={MonitorUp} className={css.icon} />}
        <span className={css.name}>{nameOf(picture)}</span>
        {picture.kind === 'camera' && states.length > 0 && <Unseen>{states.join(', ')}</Unseen>}
      </PictureTile>
    );
  }
  const inside = (
    <>
      <TileFace talker={talker} />
      <span className={css.foot}>
        <TalkIcon talker={talker} silenced={muted} />
        <span className={css.name}>{talker.name}</span>
        <span className={css.state}>{states[0]}</span>
        {states.length > 1 && <Unseen>{states.slice(1).join(', ')}</Unseen>}
      </span>
    </>
  );
  if (talker.mine) return <div className={className}>{inside}</div>;
  return (
    <VolumeButton talker={talker} className={className}>
      {inside}
    </VolumeButton>
  );
}

/** What a picture is called: its person's name, or whose screen it is. */
export function nameOf({ kind, talker }: Picture): string {
  if (kind === 'camera') return talker.name;
  return talker.mine ? words.myScreen : words.screenOf(talker.name);
}

export function TileFace({ talker }: { talker: Talker }) {
  return (
    <Face
      username={talker.username}
      name={talker.mine ? undefined : talker.name}
      mood={talker.reconnecting ? 'away' : 'here'}
      className={css.face}
    />
  );
}

interface PictureTileProps {
  className: string;
  picture: Picture;
  onFocus: (picture: Picture) => void;
  /** What stands at its foot. */
  children: ReactNode;
}

function PictureTile({ className, picture, onFocus, children }: PictureTileProps) {
  const { kind, talker } = picture;
  const tile = useRef<HTMLDivElement>(null);
  const stream = useSight(picture);
  useLook(tile, picture);
  return (
    <div ref={tile} className={cx(className, css.pictured)} data-picture={picture.key}>
      <TileFace talker={talker} />
      {stream && (
        <Sight
          stream={stream}
          mirrored={isMirrored(kind, talker.mine, stream)}
          whole={kind === 'screen'}
        />
      )}
      <button
        type="button"
        className={css.over}
        data-main
        aria-label={words.lookAt(nameOf(picture))}
        onClick={() => onFocus(picture)}
      />
      <span className={css.chip}>{children}</span>
      {!talker.mine && (
        <VolumeButton talker={talker} className={css.corner}>
          <Icon of={Volume2} className={css.icon} />
          <Unseen>{words.volumeOf(talker.name)}</Unseen>
        </VolumeButton>
      )}
    </div>
  );
}

interface VolumeButtonProps {
  talker: Talker;
  className: string | undefined;
  children: ReactNode;
}

/** How loud somebody is for me; its words are its children. */
export function VolumeButton({ talker, className, children }: VolumeButtonProps) {
  const menu = useMenu();
  return (
    <>
      <button type="button" className={className} {...menu.trigger} aria-haspopup="dialog">
        {children}
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
