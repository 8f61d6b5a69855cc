import { useCallback, useState } from 'react';
import { createInvite } from '../../api/accounts';
import { toProblem } from '../../api/http';
import type { Invite, Role } from '../../sync/types';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';
import { inviteWords as words } from '../../words/invite';
import { sayProblem } from '../../words/problems';

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
        toast(words.noLink(sayProblem(toProblem(error))), 'bad');
      })
      .finally(() => setBusy(false));
  }, [many]);

  const terms = many ? words.linkForMany(USES_FOR_MANY) : words.linkForOne;
  return { invite, busy, make, terms };
}
