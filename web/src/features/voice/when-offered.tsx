import { Suspense } from 'react';
import { useClientState } from '../../app/use-client';
import { later } from '../../ui/later';
import type { VoiceProps } from './voice';

const Part = later(() => import('./voice').then((m) => m.VoicePart));

export const useVoiceOffered = () => useClientState((state) => state.voice !== undefined);

/** Nothing, where the server has no voice. */
export function Voice(props: VoiceProps) {
  return useVoiceOffered() ? (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  ) : null;
}
