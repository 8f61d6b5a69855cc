import { BookmarkX } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '../../api/http';
import { letMessageGo, listSaved } from '../../api/search';
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

/** What I keep for myself. */
export function SavedPane({ covers, onClose }: SavedPaneProps) {
  const [version, setVersion] = useState(0);
  const letGo = async (message: Message) => {
    try {
      await letMessageGo(message);
      setVersion((before) => before + 1);
    } catch (error) {
      toast(sayProblem(toProblem(error)), 'bad');
    }
  };
  return (
    <AsidePane title={words.saved} closeLabel={words.closeSaved} covers={covers} onClose={onClose}>
      <FoundList
        ask={listSaved}
        version={version}
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
