import { BookmarkX } from 'lucide-react';
import { toProblem } from '../../api/http';
import { listSaved } from '../../api/search';
import { client } from '../../app/use-client';
import type { StreamEvent } from '../../sync/apply-event';
import type { Message } from '../../sync/types';
import { AsidePane } from '../../ui/aside-pane';
import { IconButton } from '../../ui/button';
import { toast } from '../../ui/notices';
import { foundWords as words } from '../../words/found';
import { sayProblem } from '../../words/problems';
import { FoundList } from './found-list';

interface SavedPaneProps {
  covers: boolean;
  onClose: () => void;
}

/** On this device or another of mine. */
const isSaved = (event: StreamEvent) => event.name === 'saved';

/** What I keep for myself. */
export function SavedPane({ covers, onClose }: SavedPaneProps) {
  const letGo = async (message: Message) => {
    try {
      await (await client.extras()).saved.keep(message, false);
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
  };
  return (
    <AsidePane title={words.saved} closeLabel={words.closeSaved} covers={covers} onClose={onClose}>
      <FoundList
        pane="saved"
        ask={listSaved}
        version=""
        isListChanged={isSaved}
        oneChannel={false}
        empty={words.noSaved}
        emptyHow={words.noSavedHow}
        onGo={covers ? onClose : undefined}
        renderVerb={(message) => (
          <IconButton icon={BookmarkX} label={words.letGo} onClick={() => void letGo(message)} />
        )}
      />
    </AsidePane>
  );
}
