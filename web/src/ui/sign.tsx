import { Flame, Hash } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { cx } from './cx';
import { Icon } from './icon';
import iconCss from './icon.module.css';

/** Most rooms of most groups carry a sign, but the first load waits for none: their place is kept. */
const MoreSign = lazy(() => import('./more-signs').then((signs) => ({ default: signs.MoreSign })));

/** The sign a group hangs over a door. */
export function Sign({ of, className }: { of: string; className?: string | undefined }) {
  if (of === 'flame') return <Icon of={Flame} className={className} />;
  if (of === 'hash') return <Icon of={Hash} className={className} />;
  return (
    <Suspense fallback={<span className={cx(iconCss.icon, className)} />}>
      <MoreSign of={of} className={className} />
    </Suspense>
  );
}

/** `home` carries the flame unless the group has hung another sign there, a voice room a loudspeaker. */
export function signOf(channel: { id: string; kind: string; sign?: string | undefined }): string {
  if (channel.kind === 'voice') return 'volume-2';
  return channel.sign ?? (channel.id === 'home' ? 'flame' : 'hash');
}
