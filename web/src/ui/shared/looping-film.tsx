import { useEffect, useRef } from 'react';

interface LoopingFilmProps {
  src: string;
  poster: string | undefined;
  plays: boolean;
  className?: string | undefined;
}

/** A short film without sound, over and over; loads nothing before it plays for the first time. */
export function LoopingFilm({ src, poster, plays, className }: LoopingFilmProps) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const box = film.current;
    if (box === null) return;
    // Refused where the device saves power: the still stands.
    if (plays) void box.play()?.catch(() => undefined);
    else box.pause();
  }, [plays]);
  return (
    <video
      ref={film}
      className={className}
      src={src}
      poster={poster}
      muted
      loop
      playsInline
      // Without a still its first frame has to do.
      preload={poster === undefined ? 'metadata' : 'none'}
      aria-hidden
      tabIndex={-1}
      data-moves={plays || undefined}
    />
  );
}
