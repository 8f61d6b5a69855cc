import { type CSSProperties, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Square } from '../../api/types';
import { useClientState } from '../../app/use-client';
import { type PictureSize, pictureSize } from '../../lib/picture-size';
import { ownEmojiWords as words } from '../../words/own-emoji';
import { squareWords } from '../../words/square';
import css from './emoji-picture-field.module.css';
import { placeOf } from './square/cut';
import { CutDialog } from './square/cut-dialog';
import { PictureTaker } from './square/picture-taker';

/** As the server takes them: 256 KB, counted in the smaller kilobytes so that both agree. */
const PICTURE_BYTES_MAX = 256_000;

/** In a line of words, and alone in a message. */
const SIDES = [22, 48] as const;

export interface ChosenPicture {
  file: File;
  /** Which square of it, and how large it is upright; the server takes the middle else. */
  cut?: NonNullable<Square['cut']>;
  size?: PictureSize;
}

interface EmojiPictureFieldProps {
  chosen: ChosenPicture | undefined;
  /** Of the picture it has. */
  url: string | undefined;
  error: string | undefined;
  onChoose: (picture: ChosenPicture) => void;
}

/** The picture of an own emoji: chosen, pasted or dropped, and how it will look on both grounds. */
export function EmojiPictureField({ chosen, url, error, onChoose }: EmojiPictureFieldProps) {
  const uploadMax = useClientState((state) => state.server?.limits.upload_max ?? 0);
  const shown = useAddress(chosen?.file) ?? url;
  const [uncut, setUncut] = useState<Uncut>();
  const take = async (file: File) => {
    const size = await sizeOf(file);
    // A square is seen as it is.
    if (size === undefined || size.width === size.height) onChoose({ file });
    else setUncut({ file, size });
  };
  if (uploadMax === 0) return null;
  return (
    <div>
      <p className={css.title}>{words.picture}</p>
      <PictureTaker
        label={shown === undefined ? words.choosePicture : words.changePicture}
        max={Math.min(PICTURE_BYTES_MAX, uploadMax)}
        onFile={(file) => void take(file)}
      >
        {shown !== undefined && (
          <div className={css.looks} role="img" aria-label={words.looks}>
            {(['evening', 'daylight'] as const).map((ground) => (
              <span key={ground} className={css[ground]}>
                {SIDES.map((side) => (
                  <span key={side} className={css.part} style={{ width: side, height: side }}>
                    <img src={shown} style={placeIn(chosen)} alt="" />
                  </span>
                ))}
              </span>
            ))}
          </div>
        )}
      </PictureTaker>
      {error !== undefined && (
        <p className={css.bad} role="alert">
          {error}
        </p>
      )}
      {uncut !== undefined &&
        // Forms do not stand in forms: this field is in one.
        createPortal(
          <CutDialog
            file={uncut.file}
            sides={SIDES}
            corners
            save={squareWords.save}
            onCut={(cut) => {
              onChoose({ ...uncut, ...(cut && { cut }) });
              setUncut(undefined);
            }}
            onClose={() => setUncut(undefined)}
          />,
          document.body,
        )}
    </div>
  );
}

interface Uncut {
  file: File;
  size: PictureSize;
}

async function sizeOf(file: File): Promise<PictureSize | undefined> {
  const address = URL.createObjectURL(file);
  const size = await pictureSize(address, 'image');
  URL.revokeObjectURL(address);
  return size;
}

/** The whole of it where nothing was cut. */
function placeIn(chosen: ChosenPicture | undefined): CSSProperties {
  const { cut, size } = chosen ?? {};
  return cut && size ? placeOf(cut, size) : { width: '100%', height: '100%' };
}

function useAddress(file: File | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (file === undefined) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}
