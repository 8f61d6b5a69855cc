import { Undo2 } from 'lucide-react';
import { fileSize } from '../../lib/file-size';
import type { SharedFile } from '../../sync/file-list';
import type { Attachment } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { Attachments } from '../../ui/shared/attachments';
import { trayWords as words } from '../../words/tray';
import { useFiles } from '../messagebox/tray/use-tray';
import { FailedLine, type FailedLineProps } from './failed-line';
import css from './under-pending.module.css';

/** Under words that are not confirmed: the files that go with them, and what is wrong if something is. */
export function UnderPending(props: FailedLineProps) {
  const { pending, onEdit, onDiscard } = props;
  const { uploads, files } = useFiles();
  const keys = pending.files ?? [];
  const own = keys.flatMap((key) => files.find((file) => file.key === key) ?? []);
  const discard = (nonce: string) => {
    onDiscard(nonce);
    for (const key of keys) uploads?.drop(key);
  };
  const failed = pending.state === 'failed';
  return (
    <>
      {own.length > 0 && (
        <div className={css.files}>
          <Attachments list={own.map(asShown)} by="" />
          {!failed && own.some(({ shelf }) => shelf === undefined) && (
            <p className={css.stand} role="status">
              {own.some(({ state, cut }) => state === 'sending' && cut)
                ? words.cut
                : words.sendingFiles(fileSize(sum(own, 'sent')), fileSize(sum(own, 'size')))}
              <IconButton
                icon={Undo2}
                label={words.takeBack}
                className={css.back}
                onClick={() => onEdit(pending.nonce)}
              />
            </p>
          )}
        </div>
      )}
      {failed && <FailedLine {...props} onDiscard={discard} />}
    </>
  );
}

function sum(files: readonly SharedFile[], what: 'sent' | 'size'): number {
  return files.reduce((all, file) => all + file[what], 0);
}

/** As it will stand in the message, from the bytes on this device: so its confirmation moves nothing. */
function asShown(file: SharedFile): Attachment {
  const { key, name, type, size, kind, width, height, alt, spoiler, preview, shelf } = file;
  return {
    id: key,
    name,
    type,
    size,
    state: 'ready',
    url: preview ?? '',
    kind: preview === undefined ? 'file' : kind,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(alt !== '' && { alt }),
    ...(spoiler && { spoiler }),
    ...(shelf && { ...shelf, [kind === 'image' ? 'animated' : 'silent']: true }),
  };
}
