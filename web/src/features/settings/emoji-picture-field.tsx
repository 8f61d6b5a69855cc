import { useEffect, useState } from 'react';
import { useClientState } from '../../app/use-client';
import { ownEmojiWords as words } from '../../words/own-emoji';
import css from './emoji-picture-field.module.css';
import { PictureTaker } from './square/picture-taker';

/** As the server takes them: 256 KB, counted in the smaller kilobytes so that both agree. */
const PICTURE_BYTES_MAX = 256_000;

/** In a line of words, and alone in a message. */
const SIDES = [22, 48] as const;

interface EmojiPictureFieldProps {
  file: File | undefined;
  /** Of the picture it has. */
  url: string | undefined;
  error: string | undefined;
  onFile: (file: File) => void;
}

/** The picture of an own emoji: chosen, pasted or dropped, and how it will look on both grounds. */
export function EmojiPictureField({ file, url, error, onFile }: EmojiPictureFieldProps) {
  const uploadMax = useClientState((state) => state.server?.limits.upload_max ?? 0);
  const chosen = useAddress(file);
  const shown = chosen ?? url;
  if (uploadMax === 0) return null;
  return (
    <div>
      <p className={css.title}>{words.picture}</p>
      <PictureTaker
        label={shown === undefined ? words.choosePicture : words.changePicture}
        max={Math.min(PICTURE_BYTES_MAX, uploadMax)}
        onFile={onFile}
      >
        {shown !== undefined && (
          <div className={css.looks} role="img" aria-label={words.looks}>
            {(['evening', 'daylight'] as const).map((ground) => (
              <span key={ground} className={css[ground]}>
                {SIDES.map((side) => (
                  <img key={side} src={shown} width={side} height={side} alt="" />
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
    </div>
  );
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
