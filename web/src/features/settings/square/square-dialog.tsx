import { type FormEvent, useEffect, useRef, useState } from 'react';
import { toProblem } from '../../../api/http';
import type { Square } from '../../../api/types';
import { type PictureSize, pictureSize } from '../../../lib/picture-size';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { sayProblem } from '../../../words/problems';
import { squareWords as words } from '../../../words/square';
import { PictureUpload } from './bring-picture';
import { CropFrame } from './crop-frame';
import { type Cut, placeOf, roundedCut, wholeCut, zoomedCut, zoomMax, zoomOf } from './cut';
import css from './square.module.css';

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
  const [src, size] = useShown(file);
  const [cut, setCut] = useState<Cut>();
  useEffect(() => setCut(size ? wholeCut(size) : undefined), [size]);
  const square = size && cut ? roundedCut(cut, size) : undefined;
  const { save, sent, problem } = useSaving(file, square, onSave, onClose);
  return (
    <Dialog title={words.cutTitle} onClose={onClose}>
      <form className={css.dialog} onSubmit={save}>
        {size === null && <p>{words.noView}</p>}
        {src !== undefined && size && cut && (
          <>
            <CropFrame
              src={src}
              size={size}
              cut={cut}
              onCut={(change) => setCut((held) => held && change(held))}
            />
            <p className={css.note}>{words.how}</p>
            <label className={css.zoom}>
              {words.nearer}
              <input
                type="range"
                min={0}
                max={1}
                step={0.01}
                // Evenly to the eye: each step is so many per cent nearer.
                value={Math.log(zoomOf(cut, size)) / Math.max(1e-9, Math.log(zoomMax(size)))}
                onChange={({ target }) => {
                  const to = zoomMax(size) ** target.valueAsNumber;
                  setCut(zoomedCut(cut, to / zoomOf(cut, size), size));
                }}
              />
            </label>
            <div className={css.looks} role="img" aria-label={words.looks}>
              {sides.map((side) => (
                <span key={side} className={css.look} style={{ width: side, height: side }}>
                  <img src={src} alt="" style={placeOf(cut, size)} />
                </span>
              ))}
            </div>
          </>
        )}
        {problem !== undefined && (
          <p role="alert" className={css.bad}>
            {problem}
          </p>
        )}
        <div className={css.buttons}>
          <Button
            kind="brass"
            type="submit"
            busy={sent !== undefined}
            disabled={size === undefined}
          >
            {sent === undefined ? words.save : sent < 100 ? words.sent(sent) : words.working}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {words.notNow}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Its blob: address, and how large it is upright; null where the browser cannot show it. */
function useShown(file: File): [string | undefined, PictureSize | null | undefined] {
  const [shown, setShown] = useState<{ src: string; size: PictureSize | null }>();
  useEffect(() => {
    const src = URL.createObjectURL(file);
    let wanted = true;
    void pictureSize(src, 'image').then((size) => {
      if (wanted) setShown({ src, size: size ?? null });
    });
    return () => {
      wanted = false;
      URL.revokeObjectURL(src);
    };
  }, [file]);
  return [shown?.src, shown?.size];
}

/** `sent`: per cent while it is under way. */
function useSaving(
  file: File,
  cut: Square['cut'],
  onSave: (square: Square) => Promise<void>,
  onClose: () => void,
) {
  const [sent, setSent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const upload = useRef<PictureUpload>(undefined);
  useEffect(() => () => upload.current?.drop(), []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
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
