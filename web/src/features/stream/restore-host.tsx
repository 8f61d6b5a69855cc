import { useEffect } from 'react';
import { toProblem } from '../../api/http';
import { restoreFile } from '../../api/uploads';
import type { Member } from '../../sync/types';
import { announce } from '../../ui/live-region';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';
import { offerRestore } from '../../ui/shared/restoring';
import { sayProblem } from '../../words/problems';
import { sharedWords as words } from '../../words/shared';

/** Brings back what was taken away to make room, for who shared it and for who looks after the place. */
export function RestoreHost({ me }: { me: Pick<Member, 'username' | 'role'> }) {
  const { username, role } = me;
  useEffect(
    () =>
      offerRestore((one, by) =>
        by === username || mayManage(role) ? () => bringBack(one.id) : undefined,
      ),
    [username, role],
  );
  return null;
}

/** The file itself comes with the stream. */
async function bringBack(id: string): Promise<void> {
  try {
    await restoreFile(id);
    announce(words.broughtBack);
  } catch (error) {
    const problem = toProblem(error);
    toast(problem.status === 404 ? words.bytesGone : sayProblem(problem), 'bad');
  }
}
