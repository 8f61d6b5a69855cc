import { PinOff } from 'lucide-react';
import { useCallback } from 'react';
import { toProblem } from '../../api/http';
import { listPins } from '../../api/messages';
import { client, useClientState } from '../../app/use-client';
import type { StreamEvent } from '../../sync/apply-event';
import type { Message } from '../../sync/types';
import { AsidePane } from '../../ui/aside-pane';
import { IconButton } from '../../ui/button';
import { toast } from '../../ui/notices';
import { mayPin } from '../../ui/rights';
import { foundWords as words } from '../../words/found';
import { sayProblem } from '../../words/problems';
import { FoundList } from './found-list';

interface PinsPaneProps {
  channel: string;
  covers: boolean;
  onClose: () => void;
}

/** What this room keeps at hand for everybody. */
export function PinsPane({ channel, covers, onClose }: PinsPaneProps) {
  const ask = useCallback(() => listPins(channel), [channel]);
  const isListChanged = useCallback(
    (event: StreamEvent) =>
      event.name === 'message_edited' && (event.data as Message).channel === channel,
    [channel],
  );
  const may = useClientState(({ channels, me }) => {
    const found = channels.get(channel);
    if (found === undefined || me === undefined || found.archived) return false;
    return mayPin(me.role, found.kind, found.keeper === me.username);
  });
  return (
    <AsidePane title={words.pins} closeLabel={words.closePins} covers={covers} onClose={onClose}>
      <FoundList
        key={channel}
        pane="pins"
        ask={ask}
        version={channel}
        isListChanged={isListChanged}
        oneChannel
        empty={words.noPins}
        emptyHow={words.noPinsHow}
        onGo={covers ? onClose : undefined}
        {...(may && {
          renderVerb: (message: Message) => (
            <IconButton icon={PinOff} label={words.unpin} onClick={() => void unpin(message)} />
          ),
        })}
      />
    </AsidePane>
  );
}

async function unpin(message: Message): Promise<void> {
  try {
    await (await client.extras()).messages.pin(message, false);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}
