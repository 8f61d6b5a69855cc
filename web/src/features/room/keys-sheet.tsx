import { Dialog } from '../../ui/dialog';
import { KeysList } from '../../ui/keys-list';
import { keysWords as words } from '../../words/keys';

/** All keys at a glance, over whatever is on screen. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.keys} onClose={onClose}>
      <KeysList title="h3" />
    </Dialog>
  );
}
