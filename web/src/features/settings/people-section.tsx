import { useClientState } from '../../app/use-client';
import { mayInvite, mayManage } from '../../ui/rights';
import { settingsWords as words } from '../../words/settings';
import { Bans } from './bans';
import { Invites } from './invites';
import { MemberRows } from './member-rows';
import part from './part.module.css';

export function PeopleSection() {
  const me = useClientState((state) => state.me);
  if (me === undefined) return null;
  return (
    <>
      <p className={part.lead}>{words.peopleLead}</p>
      {mayInvite(me.role) && <Invites me={me} />}
      <MemberRows me={me} />
      {mayManage(me.role) && <Bans />}
    </>
  );
}
