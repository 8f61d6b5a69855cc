import { useEffect, useRef } from 'react';
import { onNavigated } from '../../ui/router';
import { type FoundPane, paneBehind } from '../found/left-list';

/** Back from a found message to where its list lay over the room: the list lies there again. */
export function usePaneAgain(me: string, open: (pane: FoundPane) => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    let here = location.pathname;
    const onPop = () => {
      const pane = paneBehind(here, location.pathname, me);
      if (pane !== undefined) latest.current(pane);
    };
    // The first to hear of it: behind that nobody knows where one came from.
    addEventListener('popstate', onPop);
    const forget = onNavigated(() => {
      here = location.pathname;
    });
    return () => {
      removeEventListener('popstate', onPop);
      forget();
    };
  }, [me]);
}
