import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ClipRecorder, ClipView } from './clip-recorder';
import { clipOf } from './clips';

/** The voice message of this room. Leaving the room ends the recording and keeps it. */
export function useClip(user: string, channel: string): { clip: ClipRecorder; view: ClipView } {
  const clip = useMemo(() => clipOf(user, channel), [user, channel]);
  const subscribe = useMemo(() => (tell: () => void) => clip.subscribe(tell), [clip]);
  const view = useSyncExternalStore(subscribe, () => clip.view);
  useEffect(() => () => clip.stop(), [clip]);
  return { clip, view };
}
