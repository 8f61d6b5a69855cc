import { useEffect, useState } from 'react';
import type { Attachment, Member } from '../../../sync/types';
import { Dialog } from '../../../ui/dialog';
import { toast } from '../../../ui/notices';
import { mayAddEmoji } from '../../../ui/room-rights';
import { offerShelf } from '../../../ui/shared/shelving';
import { shelfWords as words } from '../../../words/shelf';
import { putOnShelf } from './bring-gif';
import { TagsForm } from './tags-dialog';

/** Asks for the tags of what somebody puts on the shelf from a message. */
export function ShelveHost({ me }: { me: Member }) {
  const [one, setOne] = useState<Attachment>();
  const puts = mayAddEmoji(me.role);
  useEffect(() => (puts ? offerShelf(setOne) : undefined), [puts]);
  if (one === undefined) return null;
  const close = () => setOne(undefined);
  const save = async (tags: readonly string[]) => {
    const { stood } = await putOnShelf(one.id, tags);
    toast(stood ? words.stoodThere : words.stands);
    close();
  };
  return (
    <Dialog title={words.put} onClose={close}>
      <TagsForm save={words.put} onSave={save} onClose={close} />
    </Dialog>
  );
}
