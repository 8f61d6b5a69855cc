import { memo } from 'react';
import { faceLetter, faceOf } from '../lib/face';
import { cx } from './cx';
import css from './face.module.css';
import { FACE_PATTERNS } from './face-patterns';

export type FaceMood = 'here' | 'away' | 'out';

export interface FaceProps {
  /** Nobody's face (`''`) has no colour, no pattern and no letter. */
  username: string;
  /** What the letter is taken from; the username when nobody chose a name. */
  name?: string | undefined;
  /** Side in px. Without it the face takes the size its place gives it by CSS. */
  size?: number;
  mood?: FaceMood | undefined;
  /** Without a letter it says only that somebody is there (the invite page). */
  bare?: boolean;
  /** Index into faceHues, for showing what a choice would look like; else the one that holds. */
  hue?: number | undefined;
  className?: string | undefined;
}

/** Under this size a pattern is noise: only ground and letter are drawn. */
const PATTERN_MIN_PX = 28;

/** A friend's printed mat: ground, pattern and letter, all from the username. Always decoration. Whoever
 *  chose a picture has it laid over the mat once it is here (app/chosen-pictures). */
export const Face = memo(function Face(props: FaceProps) {
  const { username, name, size, mood = 'here', hue, className } = props;
  const bare = props.bare === true || username === '';
  const print = faceOf(username);
  const small = size !== undefined && size < PATTERN_MIN_PX;
  const classes = cx(css.face, hueClass(username, hue), mood !== 'here' && css[mood], className);
  return (
    <svg className={classes} viewBox="0 0 40 40" width={size} height={size} aria-hidden>
      {!small && !bare && <path className={css.print} d={FACE_PATTERNS[print.pattern]} />}
      {!bare && (
        <text className={small ? css.big : css.letter} x="20" y={small ? 28.3 : 27}>
          {faceLetter(name ?? '', username)}
        </text>
      )}
    </svg>
  );
});

/** Class that writes somebody's name in their own hue (or in ink, if the reader wants it so). */
export function nameClass(username: string, hue?: number): string {
  return cx(css.name, hueClass(username, hue));
}

/** `who-NAME` is what app/chosen-hues knows somebody by who chose a colour. */
function hueClass(username: string, hue?: number): string {
  if (username === '') return `${css.nobody}`;
  const own = css[`h${hue ?? faceOf(username).hue}`];
  return hue === undefined ? `${own} who-${username}` : `${own}`;
}
