import { Pencil } from 'lucide-react';
import { useClientState } from '../../app/use-client';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { roomWords as words } from '../../words/room';
import { useTray } from '../messagebox/tray/use-tray';
import css from './channel-list.module.css';

/** Something stands unsent in a room: words, or files that wait for some. */
export function DraftSign({ channel }: { channel: string }) {
  const written = useClientState((state) => (state.drafts.get(channel) ?? '').trim() !== '');
  const { tray } = useTray(channel);
  if (!written && tray.length === 0) return null;
  return (
    <>
      <Icon of={Pencil} className={css.small} />
      <Unseen>{words.withDraft}</Unseen>
    </>
  );
}
