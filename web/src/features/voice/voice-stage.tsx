import { type CSSProperties, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Channel } from '../../sync/types';
import { closesByBack, useBack } from '../../ui/back';
import { voiceWords as words } from '../../words/voice';
import type { SightKey } from './engine/sights';
import { type Chosen, focusOf, stillChosen } from './focus';
import { FocusView } from './focus-view';
import { gridShape } from './grid-shape';
import type { Talker } from './use-call';
import { type Picture, pictureOf, useSize } from './use-sight';
import css from './voice-stage.module.css';
import { VoiceTile } from './voice-tile';

interface VoiceStageProps {
  channel: Channel;
  talkers: readonly Talker[];
  /** Only who is in the room sees what is shown there. */
  inside: boolean;
}

/** A tile of the table: a person, or what he shares beside himself. */
interface Seat {
  readonly key: string;
  readonly talker: Talker;
  readonly picture: Picture | undefined;
}

/** Who sits in the room: side by side, or one picture large and the others in a strip. */
export function VoiceStage({ channel, talkers, inside }: VoiceStageProps) {
  const [chosen, setChosen] = useState<Chosen>(undefined);
  const seats = seatsOf(talkers, inside);
  const pictures = seats.flatMap(({ picture }) => picture ?? []);
  const offered = pictures.filter(({ kind, talker }) => kind === 'screen' && !talker.mine);
  const keys = pictures.map(({ key }) => key);
  const offers = offered.map(({ key }) => key);
  const kept = stillChosen(chosen, keys, offers);
  useEffect(() => {
    if (kept !== chosen) setChosen(kept);
  }, [kept, chosen]);
  const focus = focusOf(kept, keys, offers);
  const large = pictures.find(({ key }) => key === focus);
  const others = seats.filter(({ key }) => key !== focus);
  const tiles = (all: readonly Seat[]) =>
    all.map(({ key, talker, picture }) => (
      <li key={key}>
        <VoiceTile talker={talker} picture={picture} onFocus={({ key: next }) => setChosen(next)} />
      </li>
    ));
  const showAll = () => setChosen('all');
  useBack(closesByBack() && kept === focus && focus !== undefined, showAll);
  useKeptFocus(kept, large?.key);
  if (large === undefined) return <Grid name={channel.name}>{tiles(seats)}</Grid>;
  return (
    <>
      <FocusView key={large.key} picture={large} onClose={showAll} />
      {others.length > 0 && (
        <ul className={css.strip} aria-label={words.tiles(channel.name)}>
          {tiles(others)}
        </ul>
      )}
    </>
  );
}

/** Whoever chose a picture by key goes on where it stands now: large, or a tile again. What comes forward by
 *  itself takes the keys from nobody. */
function useKeptFocus(chosen: Chosen, large: SightKey | undefined): void {
  const before = useRef(large);
  useEffect(() => {
    const key = large ?? before.current;
    const mine = large === undefined || chosen === large;
    const changed = large !== before.current;
    before.current = large;
    if (!changed || !mine || key === undefined || document.activeElement !== document.body) return;
    const place = `[data-picture="${CSS.escape(key)}"] [data-main]`;
    document.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  }, [chosen, large]);
}

function seatsOf(talkers: readonly Talker[], inside: boolean): Seat[] {
  const screens = talkers.filter(({ sharing }) => sharing && inside);
  return [
    ...screens.map((talker) => {
      const picture = pictureOf('screen', talker);
      return { key: picture.key, talker, picture };
    }),
    ...talkers.map((talker) => {
      const picture = pictureOf('camera', talker);
      return { key: picture.key, talker, picture: talker.camera && inside ? picture : undefined };
    }),
  ];
}

const GAP_PX = 12;
const GAP_PHONE_PX = 10;
/** A face needs no more, and a picture has all there is. */
const TALLEST_FACE_PX = 320;

function Grid({ name, children }: { name: string; children: ReactElement<object>[] }) {
  const { ref, width, height } = useSize();
  const gap = width < 600 ? GAP_PHONE_PX : GAP_PX;
  const tallest = children.length > 2 ? height : Math.min(height, TALLEST_FACE_PX * 1.4);
  const shape = gridShape(children.length, { width, height, gap, tallest });
  const style = { '--wide': `${shape.width}px`, '--high': `${shape.height}px` } as CSSProperties;
  return (
    <ul ref={ref} className={css.grid} style={style} aria-label={words.tiles(name)}>
      {width > 0 && children}
    </ul>
  );
}
