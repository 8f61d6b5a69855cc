import { useEffect, useRef } from 'react';
import { overPage } from '../../ui/router';

/** Back takes away what lies over the conversation instead of leaving it: opening makes an entry of
 *  the history, closing in another way takes it out again (ui/router, where a page follows). */
export function useBack(over: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;

  useEffect(() => {
    const marked = history.state === overPage;
    if (!over) {
      if (marked) history.back();
      return;
    }
    // After a reload the entry is there already.
    if (!marked) history.pushState(overPage, '');
    const onPop = () => {
      if (history.state !== overPage) latest.current();
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, [over]);
}
