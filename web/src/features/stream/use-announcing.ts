import { useEffect, useRef } from 'react';
import { client } from '../../app/use-client';
import { isBy } from '../../sync/is-by';
import type { Channel, MessageWindow } from '../../sync/types';
import { announce } from '../../ui/live-region';

const SPOKEN_MAX = 300;

/** Tells screen readers what friends say, as it arrives; older pages that load are not news. */
export function useAnnouncing(channel: Channel, loaded: MessageWindow, me: string, on: boolean) {
  const last = loaded.messages.at(-1);
  const lastSeq = loaded.hasAfter ? 0 : (last?.seq ?? 0);
  const spoken = useRef(Math.max(lastSeq, channel.last_seq));
  useEffect(() => {
    if (lastSeq <= spoken.current) return;
    const from = spoken.current;
    spoken.current = lastSeq;
    if (!on) return;
    for (const entry of loaded.messages) {
      if (entry.seq <= from || entry.deleted === true || isBy(entry, me)) continue;
      // Quiet lines are quiet for ears as well.
      if (entry.system !== undefined) continue;
      const name = client.getState().members.get(entry.author)?.display_name ?? entry.author;
      announce(`${name}: ${entry.content.slice(0, SPOKEN_MAX)}`);
    }
  }, [lastSeq, loaded.messages, me, on]);
}
