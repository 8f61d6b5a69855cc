import { ImagePlay } from 'lucide-react';
import { lazy, type RefObject } from 'react';
import type { GifItem } from '../../../api/types';
import type { Member } from '../../../sync/types';
import { toast } from '../../../ui/notices';
import { shelfWords as words } from '../../../words/shelf';
import { PickerButton } from '../picker-button';
import { sayRefusal, useTray } from '../tray/use-tray';

const ShelfPicker = lazy(() => import('./shelf-picker').then((m) => ({ default: m.ShelfPicker })));

interface GifButtonProps {
  field: RefObject<HTMLTextAreaElement | null>;
  channel: string;
  me: Member;
  onSend: (keys: readonly string[]) => void;
}

/** Opens the shelf over the box. What is sent from it goes the way of every file, only that it is on the server
 *  already. */
export function GifButton({ field, channel, me, onSend }: GifButtonProps) {
  const { uploads, tray, limits } = useTray(channel);
  const take = (item: GifItem, toTray: boolean) => {
    if (uploads === undefined) return;
    const most = limits.attachments_max;
    if (toTray && tray.length >= most) toast(sayRefusal({ why: 'too-many', max: most }), 'bad');
    else {
      const key = uploads.take(channel, item);
      if (!toTray) onSend([key]);
    }
    field.current?.focus();
  };
  if (limits.attachments_max === 0) return null;
  return (
    <PickerButton icon={ImagePlay} label={words.open}>
      {(anchor, close) => (
        <ShelfPicker
          me={me}
          anchor={anchor}
          onSend={(item) => take(item, false)}
          onTray={(item) => take(item, true)}
          onClose={close}
        />
      )}
    </PickerButton>
  );
}
