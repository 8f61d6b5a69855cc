import { Plus } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { fileSize } from '../../../lib/file-size';
import type { Member } from '../../../sync/types';
import { IconButton } from '../../../ui/button';
import { Face } from '../../../ui/face';
import { trayWords as words } from '../../../words/tray';
import css from './tray.module.css';

interface AttachButtonProps {
  me: Member;
  limits: { attachments_max: number; upload_max: number };
  field: RefObject<HTMLTextAreaElement | null>;
  onFiles: (files: File[]) => void;
}

/** The plus beside the box; on a server that takes no files, my own face. */
export function AttachButton({ me, limits, field, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  if (limits.attachments_max === 0 || limits.upload_max === 0) {
    return <Face className={css.mine} username={me.username} name={me.display_name} size={26} />;
  }
  return (
    <>
      <IconButton
        icon={Plus}
        label={words.add}
        data-tip={`${words.add}, ${words.upTo(fileSize(limits.upload_max))}`}
        className={css.add}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words.add}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
          field.current?.focus();
        }}
      />
    </>
  );
}
