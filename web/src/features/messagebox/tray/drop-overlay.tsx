import { Paperclip } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { fileSize } from '../../../lib/file-size';
import { Icon } from '../../../ui/icon';
import { toast } from '../../../ui/notices';
import { trayWords as words } from '../../../words/tray';
import css from './tray.module.css';

interface DropOverlayProps {
  room: string;
  limits: { attachments_max: number; upload_max: number };
  onFiles: (files: File[]) => void;
}

/** Files may be let go anywhere on the page. While they hang over it, it says where they would go. */
export function DropOverlay({ room, limits, onFiles }: DropOverlayProps) {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      // Otherwise the browser leaves the page for the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isAsked() ? 'none' : 'copy';
      setOver(!isAsked());
    };
    const onLeave = (event: DragEvent) => {
      // Between two elements of the page it has not left.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (!isAsked()) take.current(filesOf(event.dataTransfer));
    };
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('dragenter', onOver, { signal });
    addEventListener('dragover', onOver, { signal });
    addEventListener('dragleave', onLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    return () => listening.abort();
  }, []);
  if (!over) return null;
  return createPortal(
    <div className={css.overlay} data-drop>
      <p className={css.dropWords}>
        <Icon of={Paperclip} />
        <strong>{words.dropTo(room)}</strong>
        <span>
          {words.dropMany(limits.attachments_max)}, {words.upTo(fileSize(limits.upload_max))}
        </span>
      </p>
    </div>,
    document.body,
  );
}

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** A question stands over the page: what is dropped now belongs nowhere. */
function isAsked(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function filesOf(transfer: DataTransfer | null): File[] {
  const files: File[] = [];
  for (const item of transfer?.items ?? []) {
    const file = item.getAsFile();
    if (file === null) continue;
    if (item.webkitGetAsEntry?.()?.isDirectory === true) toast(words.noFolders(file.name), 'bad');
    else files.push(file);
  }
  return files;
}
