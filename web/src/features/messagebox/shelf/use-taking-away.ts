import { useCallback, useEffect, useRef, useState } from 'react';
import { favourGif, removeGif } from '../../../api/gifs';
import { toProblem } from '../../../api/http';
import type { GifItem } from '../../../api/types';
import { toast } from '../../../ui/notices';
import { sayProblem } from '../../../words/problems';

/** As long as somebody may think better of it. */
const UNDO_MS = 8000;

const sayRefused = (error: unknown) => toast(sayProblem(toProblem(error)), 'bad');

/** Takes one off the shelf: out of sight at once, for all others only when nobody called it back within a few
 *  seconds, or when the shelf was closed. */
export function useTakingAway() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [away, setAway] = useState<GifItem>();
  const going = useRef<{ id: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const show = useCallback((id: string) => {
    setHidden((before) => new Set([...before].filter((each) => each !== id)));
  }, []);
  const carryOut = useCallback(async () => {
    const gone = going.current;
    going.current = undefined;
    setAway(undefined);
    if (gone === undefined) return;
    clearTimeout(gone.timer);
    try {
      await removeGif(gone.id);
    } catch (error) {
      // One that is gone already is what was wanted.
      if (toProblem(error).status === 404) return;
      show(gone.id);
      sayRefused(error);
    }
  }, [show]);
  useEffect(() => () => void carryOut(), [carryOut]);
  const takeAway = (item: GifItem) => {
    void carryOut();
    setAway(item);
    setHidden((before) => new Set(before).add(item.id));
    going.current = { id: item.id, timer: setTimeout(() => void carryOut(), UNDO_MS) };
  };
  const undo = () => {
    clearTimeout(going.current?.timer);
    going.current = undefined;
    setAway(undefined);
    if (away !== undefined) show(away.id);
  };
  return { hidden, away, takeAway, undo };
}

/** Shown at once, and taken back when the server refuses. */
export async function favour(
  item: GifItem,
  change: (id: string, as: Partial<GifItem>) => void,
): Promise<void> {
  const favourite = !item.favourite;
  change(item.id, { favourite });
  try {
    await favourGif(item.id, favourite);
  } catch (error) {
    change(item.id, { favourite: !favourite });
    sayRefused(error);
  }
}
