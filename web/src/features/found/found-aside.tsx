import { MentionsPane } from './mentions-pane';
import { PinsPane } from './pins-pane';
import { SavedPane } from './saved-pane';
import { SearchPane } from './search-pane';

interface FoundAsideProps {
  what: 'pins' | 'mentions' | 'saved' | 'search';
  channel: string;
  covers: boolean;
  onClose: () => void;
}

/** Messages found again, beside the conversation; all ways to them load together. */
export function FoundAside({ what, channel, covers, onClose }: FoundAsideProps) {
  switch (what) {
    case 'pins':
      return <PinsPane channel={channel} covers={covers} onClose={onClose} />;
    case 'mentions':
      return <MentionsPane covers={covers} onClose={onClose} />;
    case 'saved':
      return <SavedPane covers={covers} onClose={onClose} />;
    case 'search':
      return <SearchPane channel={channel} covers={covers} onClose={onClose} />;
  }
}
