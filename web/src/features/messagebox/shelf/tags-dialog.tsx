import { type FormEvent, type ReactNode, useState } from 'react';
import { tagGif } from '../../../api/gifs';
import { toProblem } from '../../../api/http';
import type { GifItem } from '../../../api/types';
import { Dialog } from '../../../ui/dialog';
import { DialogButtons } from '../../../ui/dialog-buttons';
import { TextField } from '../../../ui/field';
import { toast } from '../../../ui/notices';
import { noSpace, sayNoSpace } from '../../../words/no-space';
import { sayProblem } from '../../../words/problems';
import { shelfWords as words } from '../../../words/shelf';
import { inField, tagsOf } from './tags';
import css from './tags-dialog.module.css';

interface TagsFormProps {
  first?: readonly string[];
  save: string;
  /** Rejects with what is told under the field. */
  onSave: (tags: readonly string[]) => Promise<void>;
  onClose: () => void;
  /** Above the field: what it is about. */
  children?: ReactNode;
}

/** The words by which one of the shelf is found. */
export function TagsForm({ first, save, onSave, onClose, children }: TagsFormProps) {
  const [typed, setTyped] = useState(inField(first ?? []));
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // In the tree of React this may stand inside the box, whose form would send.
    event.stopPropagation();
    if (busy) return;
    const found = tagsOf(typed);
    if ('wrong' in found) {
      setWrong(found.wrong === 'too-long' ? words.tagTooLong(found.tag) : words.tooManyTags);
      return;
    }
    setBusy(true);
    setWrong(undefined);
    try {
      await onSave(found.tags);
    } catch (error) {
      setWrong(sayShelfProblem(error));
      setBusy(false);
    }
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)}>
      {children}
      <TextField
        label={words.tags}
        hint={words.tagsHint}
        placeholder={words.tagsExample}
        error={wrong}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <DialogButtons save={save} leave={words.notNow} busy={busy} onLeave={onClose} />
    </form>
  );
}

/** What the server says of a file that does not fit is said in the words of the shelf. */
function sayShelfProblem(error: unknown): string {
  const problem = toProblem(error);
  if (problem.code === noSpace) return sayNoSpace(problem.field);
  return problem.field === 'file' ? words.refused : sayProblem(problem);
}

interface TagsDialogProps {
  title: string;
  item: GifItem;
  onSaved: (item: GifItem) => void;
  onClose: () => void;
}

/** Other tags for one that stands there. */
export function TagsDialog({ title, item, onSaved, onClose }: TagsDialogProps) {
  const save = async (tags: readonly string[]) => {
    onSaved(await tagGif(item.id, tags));
    toast(words.saved);
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <TagsForm first={item.tags} save={words.save} onSave={save} onClose={onClose} />
    </Dialog>
  );
}
