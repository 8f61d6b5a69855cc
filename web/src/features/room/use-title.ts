import { useEffect } from 'react';
import { useClientState } from '../../app/use-client';
import { titleOf } from '../../ui/waiting';

/** The tab says where one is and what waits elsewhere. */
export function useTitle(place: string): void {
  const title = useClientState((state) => titleOf(place, state));
  useEffect(() => {
    document.title = title;
  }, [title]);
}
