import { MinusCircle, Moon } from 'lucide-react';
import { roomWords as words } from '../words/room';
import type { FaceMood } from './face';
import { Icon } from './icon';
import { Unseen } from './live-region';

export function moodOf(presence: string | undefined): FaceMood {
  if (presence === 'online' || presence === 'dnd') return 'here';
  return presence === 'idle' ? 'away' : 'out';
}

/** Beside a name, by shape and word, never by colour alone: a moon for who is away, a struck circle
 *  for who is not to be disturbed. Who is here bears no sign, who is out a word only. */
export function PresenceSign({
  of,
  className,
}: {
  of: string | undefined;
  className?: string | undefined;
}) {
  const mood = moodOf(of);
  const quiet = of === 'dnd';
  if (mood === 'here' && !quiet) return null;
  return (
    <>
      {mood !== 'out' && <Icon of={quiet ? MinusCircle : Moon} className={className} />}
      <Unseen>{quiet ? words.quiet : words[mood as 'away' | 'out']}</Unseen>
    </>
  );
}
