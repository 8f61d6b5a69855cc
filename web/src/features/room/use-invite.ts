import { useCallback, useState } from 'react';
import { createInvite, toProblem } from '../../api/http';
import type { Invite, Role } from '../../sync/types';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';

const WEEK_S = 7 * 24 * 60 * 60;
/** A circle of friends at once; somebody who is not to bring that many makes one link at a time. */
const USES_FOR_MANY = 10;

/** Makes one invite link when it is asked for. */
export function useInvite(role: Role) {
  const [invite, setInvite] = useState<Invite>();
  const [busy, setBusy] = useState(false);
  const many = mayManage(role);

  const make = useCallback(() => {
    setBusy(true);
    createInvite({ max_uses: many ? USES_FOR_MANY : 1, expires_in_s: WEEK_S, role: 'member' })
      .then(setInvite, (error: unknown) => {
        const problem = toProblem(error);
        const said = problem.status === 0 ? "The server didn't answer." : problem.message;
        toast(`No link yet. ${said}`, 'bad');
      })
      .finally(() => setBusy(false));
  }, [many]);

  const terms = many
    ? `A link lets up to ${USES_FOR_MANY} friends join, for 7 days. You can take it back any time.`
    : 'A link lets one friend join, for 7 days.';
  return { invite, busy, make, terms };
}
