import { useEffect, useState } from 'react';
import { useMotionWanted } from '../shared/use-motion';
import type { OwnEmoji } from './sections';
import { stillOf } from './still';

interface OwnPictureProps {
  own: OwnEmoji & { url: string };
  /** Its size is the place's: nothing moves when the picture comes. */
  className: string | undefined;
  /** Empty where the name stands beside it. */
  alt: string;
}

/** One of the group's own emoji. One that moves stands still for those who want that, until pointed at. */
export function OwnPicture({ own, className, alt }: OwnPictureProps) {
  const { url, animated } = own;
  const wanted = useMotionWanted();
  const [pointed, setPointed] = useState(false);
  const moves = !animated || wanted || pointed;
  const still = useStill(moves ? undefined : url);
  return (
    <img
      className={className}
      // Without an address there is its empty place.
      src={moves ? url : still}
      alt={alt}
      data-tip={alt || undefined}
      draggable={false}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    />
  );
}

export function hasPicture(own: OwnEmoji | undefined): own is OwnEmoji & { url: string } {
  return own?.url !== undefined;
}

function useStill(url: string | undefined): string | undefined {
  const [still, setStill] = useState<string>();
  useEffect(() => {
    if (url === undefined) return;
    let wanted = true;
    stillOf(url).then(
      (address) => wanted && setStill(address),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [url]);
  return still;
}
