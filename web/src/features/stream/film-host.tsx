import { useEffect } from 'react';
import { useClientState } from '../../app/use-client';
import { showPercents } from '../../ui/shared/percent';

/** Tells those who draw files how far films are on their way to be played. */
export function FilmHost() {
  const films = useClientState((state) => state.films);
  useEffect(() => showPercents(films), [films]);
  return null;
}
