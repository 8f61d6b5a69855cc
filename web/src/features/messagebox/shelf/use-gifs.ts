import { useCallback, useEffect, useRef, useState } from 'react';
import { type GifOrder, listGifs } from '../../../api/gifs';
import { type ApiProblem, toProblem } from '../../../api/http';
import type { Gif, GifItem, GifPage } from '../../../api/types';
import { client } from '../../../app/use-client';

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
  /** How many answer it, on pages that are not here as well. */
  total: number;
  /** Of the whole shelf, the most frequent first. */
  tags: readonly string[];
}

const NOBODY: ReadonlySet<string> = new Set<string>();

/** What of the shelf answers a question, a page at a time. While a new answer is on its way the one before
 *  stands; one that comes late counts for nothing. What others change and take away changes and goes at once; what
 *  they add is counted (`added`) and comes when it is asked for, since nothing moves under a pointer. */
export function useGifs(question: Question) {
  const { sought, order } = question;
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [tries, setTries] = useState(0);
  const [came, setCame] = useState(NOBODY);
  const asking = useRef(false);

  useEffect(() => {
    let current = true;
    const ask = () => {
      listGifs(sought, order).then(
        (page) => {
          if (!current) return;
          setShown((before) => answered({ sought, order }, page, before));
          setCame(NOBODY);
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
    setCame(NOBODY);
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
  useEffect(
    () =>
      client.onEvent(({ name, data }) => {
        if (name === 'hello') setTries((before) => before + 1);
        else if (name === 'gif_removed') {
          const { id } = data as { id: string };
          setShown((before) => before && without(before, id));
          setCame((before) => new Set([...before].filter((each) => each !== id)));
        } else if (name === 'gif_added') {
          const gif = data as Gif;
          change(gif.id, gif);
          setCame((before) => new Set(before).add(gif.id));
        }
      }),
    [change],
  );
  const here = new Set(shown?.gifs.map(({ id }) => id));
  return {
    gifs: shown?.gifs,
    total: shown?.total ?? 0,
    tags: shown?.tags,
    added: [...came].filter((id) => !here.has(id)).length,
    fresh,
    more,
    ends: shown?.next === undefined,
    problem,
    again,
    change,
  };
}

function answered(to: Question, page: GifPage, before: Shown | undefined): Shown {
  const { gifs, next, total } = page;
  return { to, gifs, next, total, tags: page.tags?.map(({ tag }) => tag) ?? before?.tags ?? [] };
}

function without(shown: Shown, id: string): Shown {
  const gifs = shown.gifs.filter((each) => each.id !== id);
  return gifs.length === shown.gifs.length ? shown : { ...shown, gifs, total: shown.total - 1 };
}

/** Between two pages somebody may have sent one, which moved it: none stands twice. */
function grown(shown: Shown, { gifs, next, total }: GifPage): Shown {
  const there = new Set(shown.gifs.map(({ id }) => id));
  const fresh = gifs.filter(({ id }) => !there.has(id));
  return { ...shown, gifs: [...shown.gifs, ...fresh], next, total };
}
