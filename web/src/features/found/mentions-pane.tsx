import { listMentions } from '../../api/messages';
import { useClientState } from '../../app/use-client';
import { AsidePane } from '../../ui/aside-pane';
import { foundWords as words } from '../../words/found';
import { FoundList } from './found-list';

interface MentionsPaneProps {
  covers: boolean;
  onClose: () => void;
}

/** Everywhere somebody called for me. */
export function MentionsPane({ covers, onClose }: MentionsPaneProps) {
  const version = useClientState((state) => {
    let mentions = 0;
    for (const channel of state.channels.values()) mentions += channel.mentions;
    return mentions;
  });
  return (
    <AsidePane
      title={words.mentions}
      closeLabel={words.closeMentions}
      covers={covers}
      onClose={onClose}
    >
      <FoundList
        pane="mentions"
        ask={listMentions}
        version={version}
        oneChannel={false}
        empty={words.noMentions}
        emptyHow={words.noMentionsHow}
        onGo={covers ? onClose : undefined}
      />
    </AsidePane>
  );
}
