import { MicOff } from 'lucide-react';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import css from './talk-face.module.css';
import type { Talker } from './use-call';

/** Somebody in a room, small: a ring while he speaks, a struck microphone while he is muted. Decoration;
 *  who and how stands in words beside it. */
export function TalkFace({ talker, size }: { talker: Talker; size: number }) {
  const { username, name, mine, speaking, muted, reconnecting } = talker;
  return (
    <span className={cx(css.face, speaking && css.speaking)}>
      <Face
        username={username}
        name={mine ? undefined : name}
        size={size}
        mood={reconnecting ? 'away' : 'here'}
      />
      {muted && (
        <span className={css.badge}>
          <Icon of={MicOff} />
        </span>
      )}
    </span>
  );
}
