import { useEffect, useRef } from 'react';
import { client } from '../../app/use-client';
import { isBy } from '../../sync/is-by';
import type { Channel, MessageWindow } from '../../sync/types';
import { announceMessage } from '../../ui/live-region';
import { personName } from '../../ui/person-name';
import { saidLine } from '../../ui/shared/said-line';

export interface Announced {
  channel: Channel;
  loaded: MessageWindow;
  me: string;
  on: boolean;
}

/** Tells screen readers what friends say, as it arrives; older pages that load are not news, and
 *  hidden words are hidden from ears as well. */
export function useAnnouncing({ channel, loaded, me, on }: Announced) {
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
      const name = personName(client.getState(), entry.author);
      announceMessage(`${name}: ${saidLine(entry)}`);
    }
  }, [lastSeq, loaded.messages, me, on]);
}
