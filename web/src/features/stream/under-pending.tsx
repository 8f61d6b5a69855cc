import { Undo2 } from 'lucide-react';
import { fileSize } from '../../lib/file-size';
import { mayRetry, type SharedFile } from '../../sync/file-list';
import type { Attachment } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { Attachments } from '../../ui/shared/attachments';
import { trayWords as words } from '../../words/tray';
import { useFiles } from '../messagebox/tray/use-tray';
import { FailedLine, type FailedLineProps } from './failed-line';
import css from './under-pending.module.css';

/** Under words that are not confirmed: the files that go with them, and what is wrong if something is. */
export function UnderPending(props: Omit<FailedLineProps, 'mayHelp'>) {
  const { pending, onEdit, onDiscard } = props;
  const { uploads, files } = useFiles();
  const keys = pending.files ?? [];
  const own = keys.flatMap((key) => files.find((file) => file.key === key) ?? []);
  const discard = (nonce: string) => {
    onDiscard(nonce);
    for (const key of keys) uploads?.drop(key);
  };
  const failed = pending.state === 'failed';
  // Bytes that are gone do not come back by being asked for; chosen again they do.
  const isHere = ({ state, problem }: SharedFile) => state !== 'gone' && mayRetry(problem);
  const isWhole = keys.length > 0 && own.length === keys.length;
  const mayHelp = own.every(isHere) && (isWhole || mayRetry(pending.error));
  return (
    <>
      {own.length > 0 && (
        <div className={css.files}>
          <Attachments list={own.map((file) => asShown(file, failed))} by="" />
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
      {failed && <FailedLine {...props} mayHelp={mayHelp} onDiscard={discard} />}
    </>
  );
}

function sum(files: readonly SharedFile[], what: 'sent' | 'size'): number {
  return files.reduce((all, file) => all + file[what], 0);
}

/** As it will stand in the message, from the bytes on this device: so its confirmation moves nothing. Without a width
 *  this browser could not draw it: a picture is none to the server either, a film may have to be made to play. */
function asShown(file: SharedFile, failed: boolean): Attachment {
  const { key, name, type, size, kind, width, height, alt, spoiler, preview, shelf } = file;
  const drawn = preview !== undefined && (kind === 'audio' || width !== undefined);
  const made = preview !== undefined && !drawn && kind === 'video' && !failed;
  return {
    id: key,
    name,
    type,
    size,
    state: made ? 'processing' : 'ready',
    url: drawn ? (preview ?? '') : '',
    kind: made ? 'video' : drawn ? kind : 'file',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(alt !== '' && { alt }),
    ...(spoiler && { spoiler }),
    ...(shelf && { ...shelf, [kind === 'image' ? 'animated' : 'silent']: true }),
  };
}
