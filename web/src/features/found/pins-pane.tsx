import { useCallback } from 'react';
import { listPins } from '../../api/messages';
import { useClientState } from '../../app/use-client';
import { AsidePane } from '../../ui/aside-pane';
import { foundWords as words } from '../../words/found';
import { FoundList } from './found-list';

interface PinsPaneProps {
  channel: string;
  covers: boolean;
  onClose: () => void;
}

/** What this room keeps at hand for everybody. */
export function PinsPane({ channel, covers, onClose }: PinsPaneProps) {
  const ask = useCallback(() => listPins(channel), [channel]);
  // A pin set or taken out while the pane is open changes one message in the window.
  const version = useClientState((state) =>
    (state.windows.get(channel)?.messages ?? [])
      .flatMap((entry) => (entry.deleted !== true && entry.pinned === true ? [entry._id] : []))
      .join(' '),
  );
  return (
    <AsidePane title={words.pins} closeLabel={words.closePins} covers={covers} onClose={onClose}>
      <FoundList
        key={channel}
        ask={ask}
        version={version}
        oneChannel
        empty={words.noPins}
        emptyHow={words.noPinsHow}
        onGo={covers ? onClose : undefined}
      />
    </AsidePane>
  );
}
