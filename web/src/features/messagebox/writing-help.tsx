import { type RefObject, useEffect, useRef } from 'react';
import type { Channel } from '../../sync/types';
import { CompletionList, LIST_ID, optionId } from '../../ui/completion/completion-list';
import { type Edit, editField } from './edit-field';
import { linkOver, markFor, toggleMark } from './format-keys';
import { type Completion, useCompletion } from './use-completion';

interface WritingHelpProps {
  field: RefObject<HTMLTextAreaElement | null>;
  channel: Channel;
}

/** What helps in the box: names that complete themselves, keys for marks, links by pasting. Listens at
 *  the field itself, before the box hears of a key; what is taken here never reaches the box. */
export function WritingHelp({ field, channel }: WritingHelpProps) {
  const completion = useCompletion(field, channel);
  useFieldListeners(field, completion);
  useFieldNames(field, completion);
  return <CompletionList completion={completion} />;
}

function useFieldListeners(
  field: RefObject<HTMLTextAreaElement | null>,
  completion: Completion,
): void {
  const latest = useRef(completion);
  latest.current = completion;
  useEffect(() => {
    const box = field.current;
    if (box === null) return;
    const look = () => latest.current.look();
    const close = () => latest.current.close();
    const onKeyDown = (event: KeyboardEvent) => {
      const taken = latest.current.onKey(event) || onMarkKey(box, event);
      if (taken) take(event);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (/^(?:Arrow(?:Left|Right)|Home|End)$/.test(event.key)) look();
    };
    const onPaste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (edit(box, linkOver(box.value, box.selectionStart, box.selectionEnd, pasted))) take(event);
    };
    box.addEventListener('keydown', onKeyDown);
    box.addEventListener('keyup', onKeyUp);
    box.addEventListener('paste', onPaste);
    box.addEventListener('input', look);
    box.addEventListener('pointerup', look);
    box.addEventListener('blur', close);
    // Somebody may have begun a name before this was there.
    if (document.activeElement === box) look();
    return () => {
      box.removeEventListener('keydown', onKeyDown);
      box.removeEventListener('keyup', onKeyUp);
      box.removeEventListener('paste', onPaste);
      box.removeEventListener('input', look);
      box.removeEventListener('pointerup', look);
      box.removeEventListener('blur', close);
    };
  }, [field]);
}

/** The page listens at its root: what is stopped at the field does not get there. */
function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function edit(box: HTMLTextAreaElement, wanted: Edit | undefined): boolean {
  if (wanted === undefined) return false;
  editField(box, wanted);
  return true;
}

function onMarkKey(box: HTMLTextAreaElement, event: KeyboardEvent): boolean {
  const mark = markFor(event);
  if (mark === undefined) return false;
  return edit(box, toggleMark(box.value, box.selectionStart, box.selectionEnd, mark));
}

/** Screen readers learn at the field that there is a list, and what is chosen in it. */
function useFieldNames(
  field: RefObject<HTMLTextAreaElement | null>,
  { candidates, active }: Completion,
): void {
  const open = candidates.length > 0;
  useEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.setAttribute('aria-autocomplete', 'list');
    if (!open) return;
    box.setAttribute('aria-controls', LIST_ID);
    box.setAttribute('aria-activedescendant', optionId(active));
    return () => {
      box.removeAttribute('aria-controls');
      box.removeAttribute('aria-activedescendant');
    };
  }, [field, open, active]);
}
