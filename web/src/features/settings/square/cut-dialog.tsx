import { type FormEvent, useEffect, useState } from 'react';
import type { Square } from '../../../api/types';
import { type PictureSize, pictureSize } from '../../../lib/picture-size';
import { cx } from '../../../ui/cx';
import { Dialog } from '../../../ui/dialog';
import { DialogButtons } from '../../../ui/dialog-buttons';
import { squareWords as words } from '../../../words/square';
import { CropFrame } from './crop-frame';
import { type Cut, placeOf, roundedCut, wholeCut, zoomedCut, zoomMax, zoomOf } from './cut';
import css from './square.module.css';

interface CutDialogProps {
  file: File;
  /** Sides of the places it will stand in, in px. */
  sides: readonly number[];
  /** Those places have corners; else they are rounded as faces are. */
  corners?: boolean;
  /** On the button; `busy` while what follows is under way. */
  save: string;
  busy?: boolean;
  problem?: string | undefined;
  /** Undefined where the browser cannot show it: the server takes the middle. */
  onCut: (cut: Square['cut']) => void;
  onClose: () => void;
}

/** Which part of a picture is seen. */
export function CutDialog(props: CutDialogProps) {
  const { file, sides, corners, problem, onCut, onClose } = props;
  const [src, size] = useShown(file);
  const [cut, setCut] = useState<Cut>();
  useEffect(() => setCut(size ? wholeCut(size) : undefined), [size]);
  const save = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onCut(size && cut ? roundedCut(cut, size) : undefined);
  };
  return (
    <Dialog title={words.cutTitle} onClose={onClose}>
      <form className={cx(css.dialog, corners && css.corners)} onSubmit={save}>
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
        <DialogButtons
          save={props.save}
          leave={words.notNow}
          busy={props.busy ?? false}
          disabled={size === undefined}
          onLeave={onClose}
        />
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
