import { useRef } from 'react';
import type { GifItem } from '../../../api/types';
import { Blur } from '../../../ui/shared/blur';
import { LoopingFilm } from '../../../ui/shared/looping-film';
import { MovingPicture } from '../../../ui/shared/moving-picture';
import { useInSight, useMotionWanted } from '../../../ui/shared/use-motion';
import css from './shelf-picker.module.css';

const nobody = () => {};

/** One of the shelf as it moves, while it is in sight and somebody wants it to; else its still. */
export function GifLook({ item, pointed }: { item: GifItem; pointed: boolean }) {
  const box = useRef<HTMLSpanElement>(null);
  const wanted = useMotionWanted();
  const inSight = useInSight(box);
  const moves = inSight && (wanted || pointed);
  const still = item.poster ?? item.thumb;
  return (
    <span ref={box} className={css.look}>
      <Blur hash={item.thumbhash} />
      {item.kind === 'video' ? (
        <LoopingFilm src={item.url} poster={still} plays={moves} />
      ) : still === undefined ? (
        <MovingPicture src={item.url} pointed={pointed} onError={nobody} />
      ) : (
        <>
          <img src={still} alt="" loading="lazy" decoding="async" draggable={false} />
          {moves && <img src={item.url} alt="" draggable={false} data-moves />}
        </>
      )}
    </span>
  );
}
