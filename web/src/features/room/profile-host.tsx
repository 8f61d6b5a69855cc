import { lazy, Suspense, useEffect, useState } from 'react';
import type { Member } from '../../sync/types';
import { Voice } from '../voice/when-offered';

const ProfileCard = lazy(() =>
  import('../profile/profile-card').then((module) => ({ default: module.ProfileCard })),
);

/** Whoever is named anywhere in the room can be pressed for their card: one listener for all of the
 *  elements that carry `data-person`. */
export function ProfileHost({ me }: { me: Member }) {
  const [open, setOpen] = useState<{ username: string; anchor: HTMLElement }>();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const anchor = target?.closest<HTMLElement>('[data-person]');
      const username = anchor?.dataset.person;
      if (anchor == null || username === undefined) return;
      event.preventDefault();
      setOpen({ username, anchor });
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  if (open === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ProfileCard
        key={open.username}
        username={open.username}
        anchor={open.anchor}
        me={me}
        onClose={() => setOpen(undefined)}
      >
        <Voice what="volume" username={open.username} me={me} />
      </ProfileCard>
    </Suspense>
  );
}
