import { FileText } from 'lucide-react';
import type { RefObject } from 'react';
import { useClientState } from '../../../app/use-client';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { trayWords as words } from '../../../words/tray';
import { codePoints, toContent } from '../box-rules';
import { editField } from '../edit-field';
import css from './tray.module.css';

interface TooLongProps {
  channel: string;
  field: RefObject<HTMLTextAreaElement | null>;
  /** False where there is no room for it. */
  onFile: (file: File) => boolean;
}

/** Where what is written is too long for a message: the way to send it all the same. */
export function TooLong({ channel, field, onFile }: TooLongProps) {
  const text = useClientState((state) => state.drafts.get(channel) ?? '');
  const max = useClientState((state) => state.server?.limits.content_max);
  // Counting is for those that may be too long.
  if (max === undefined || text.length <= max) return null;
  const content = toContent(text);
  if (codePoints(content) <= max) return null;
  const make = () => {
    const box = field.current;
    const file = new File([content], words.textFile, { type: 'text/plain' });
    if (box === null || !onFile(file)) return;
    // As if it had been typed: undo brings the words back.
    editField(box, { from: 0, to: box.value.length, insert: '', start: 0, end: 0 });
  };
  return (
    <p className={css.long}>
      <Icon of={FileText} />
      <span>{words.tooLong}</span>
      <Button small onClick={make}>
        {words.makeFile}
      </Button>
    </p>
  );
}
