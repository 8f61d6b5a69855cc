import { useCallback, useEffect, useRef, useState } from 'react';
import { type GifOrder, listGifs } from '../../../api/gifs';
import { type ApiProblem, toProblem } from '../../../api/http';
import type { GifItem } from '../../../api/types';

/** Of no keystroke, so that the server is asked once a word. */
const TYPING_MS = 180;

export interface Question {
  sought: string;
  order: GifOrder;
}

interface Shown {
  /** What these answer; what was asked since may differ. */
  to: Question;
  gifs: readonly GifItem[];
  next: string | undefined;
}

/** What of the shelf answers a question, a page at a time. While a new answer is on its way the one before
 *  stands; one that comes late counts for nothing. */
export function useGifs(question: Question) {
  const { sought, order } = question;
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [tries, setTries] = useState(0);
  const asking = useRef(false);

  useEffect(() => {
    let current = true;
    const ask = () => {
      listGifs(sought, order).then(
        ({ gifs, next }) => {
          if (!current) return;
          setShown({ to: { sought, order }, gifs, next });
          setProblem(undefined);
        },
        (error: unknown) => current && setProblem(toProblem(error)),
      );
    };
    const timer = setTimeout(ask, sought === '' ? 0 : TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // `tries` asks the same once more.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sought, order, tries]);

  const fresh = shown?.to.sought === sought && shown.to.order === order;
  const more = useCallback(() => {
    if (!fresh || shown?.next === undefined || asking.current) return;
    asking.current = true;
    listGifs(sought, order, shown.next)
      .then(
        (page) => setShown((before) => (before === shown ? grown(shown, page) : before)),
        (error: unknown) => setProblem(toProblem(error)),
      )
      .finally(() => {
        asking.current = false;
      });
  }, [fresh, shown, sought, order]);
  const again = useCallback(() => {
    setProblem(undefined);
    setTries((before) => before + 1);
  }, []);
  const change = useCallback((id: string, as: Partial<GifItem>) => {
    setShown(
      (before) =>
        before && {
          ...before,
          gifs: before.gifs.map((each) => (each.id === id ? { ...each, ...as } : each)),
        },
    );
  }, []);
  return {
    gifs: shown?.gifs,
    fresh,
    more,
    ends: shown?.next === undefined,
    problem,
    again,
    change,
  };
}

/** Between two pages somebody may have sent one, which moved it: none stands twice. */
function grown(shown: Shown, { gifs, next }: { gifs: readonly GifItem[]; next?: string }): Shown {
  const there = new Set(shown.gifs.map(({ id }) => id));
  return { ...shown, gifs: [...shown.gifs, ...gifs.filter(({ id }) => !there.has(id))], next };
}
