import { useEffect, useRef, useState } from 'react';
import { toProblem } from '../../../api/http';
import type { Square } from '../../../api/types';
import { sayProblem } from '../../../words/problems';
import { squareWords as words } from '../../../words/square';
import { PictureUpload } from './bring-picture';
import { CutDialog } from './cut-dialog';

interface SquareDialogProps {
  file: File;
  /** Sides of the places it will stand in, in px. */
  sides: readonly number[];
  /** Brings it where it belongs; what it throws is said here. */
  onSave: (square: Square) => Promise<void>;
  onClose: () => void;
}

/** Which part of a picture is seen; then it is brought to the server, which cuts it. */
export function SquareDialog({ file, sides, onSave, onClose }: SquareDialogProps) {
  const { save, sent, problem } = useSaving(file, onSave, onClose);
  return (
    <CutDialog
      file={file}
      sides={sides}
      save={sent === undefined ? words.save : sent < 100 ? words.sent(sent) : words.working}
      busy={sent !== undefined}
      problem={problem}
      onCut={save}
      onClose={onClose}
    />
  );
}

/** `sent`: per cent while it is under way. */
function useSaving(file: File, onSave: (square: Square) => Promise<void>, onClose: () => void) {
  const [sent, setSent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const upload = useRef<PictureUpload>(undefined);
  useEffect(() => () => upload.current?.drop(), []);
  const save = (cut: Square['cut']) => {
    if (sent !== undefined) return;
    setSent(0);
    setProblem(undefined);
    upload.current ??= new PictureUpload(file);
    const { current } = upload;
    current
      .used((id) => onSave({ upload: id, ...(cut && { cut }) }), setSent)
      .then(onClose, (error: unknown) => {
        if (current.off) return;
        setSent(undefined);
        setProblem(sayProblem(toProblem(error)));
      });
  };
  return { save, sent, problem };
}
