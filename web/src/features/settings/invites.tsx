import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { createInvite, listInvites, revokeInvite } from '../../api/http';
import { useClientState } from '../../app/use-client';
import { fullTime, relativeTime } from '../../lib/time';
import type { Invite, InviteInfo, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { SegmentsRow } from '../../ui/choice';
import { Icon } from '../../ui/icon';
import { InviteCard } from '../../ui/invite-card';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';
import part from './part.module.css';
import { problemWords, useAnswer } from './use-answer';

const DAY_S = 24 * 60 * 60;
const LASTS = [
  { value: '1', label: 'A day' },
  { value: '7', label: 'A week' },
  { value: '30', label: 'A month' },
] as const;
const USES = [
  { value: '1', label: 'One' },
  { value: '10', label: 'Ten' },
  { value: '50', label: 'Fifty' },
] as const;

export function Invites({ me }: { me: Member }) {
  const [round, setRound] = useState(0);
  const [invite, setInvite] = useState<Invite>();
  const [busy, setBusy] = useState(false);
  const [days, setDays] = useState<(typeof LASTS)[number]['value']>('7');
  const [uses, setUses] = useState<(typeof USES)[number]['value']>('1');
  const open = useAnswer(listInvites, [round]);

  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
    setRound((before) => before + 1);
  };
  const make = async () => {
    setBusy(true);
    await attempt(async () => {
      const terms = { max_uses: Number(uses), expires_in_s: Number(days) * DAY_S };
      setInvite(await createInvite({ ...terms, role: 'member' }));
    });
    setBusy(false);
  };
  const takeBack = (info: InviteInfo) =>
    attempt(async () => {
      await revokeInvite(info.id);
      if (invite?.id === info.id) setInvite(undefined);
      toast('Taken back. The link opens nothing any more.');
    });

  return (
    <section className={part.part}>
      <h2 className={part.title}>Invite links</h2>
      {mayManage(me.role) && (
        <SegmentsRow
          title="For how many friends"
          options={USES}
          value={uses}
          onChange={(next) => {
            setUses(next);
            setInvite(undefined);
          }}
        />
      )}
      <SegmentsRow
        title="How long it opens the door"
        options={LASTS}
        value={days}
        onChange={(next) => {
          setDays(next);
          setInvite(undefined);
        }}
      />
      <div className={part.after}>
        <InviteCard
          invite={invite}
          busy={busy}
          terms="Anyone who holds the link can take a seat. It is shown once: copy it now, make another any time."
          onMake={() => void make()}
        />
      </div>
      {open.state === 'here' && open.value.length > 0 && (
        <ul className={part.rows}>
          {open.value.map((info) => (
            <InviteRow key={info.id} info={info} onTakeBack={() => void takeBack(info)} />
          ))}
        </ul>
      )}
      {open.state === 'failed' && <p role="alert">{problemWords(open.problem)}</p>}
    </section>
  );
}

function InviteRow({ info, onTakeBack }: { info: InviteInfo; onTakeBack: () => void }) {
  const by = useClientState((state) => state.members.get(info.by)?.display_name ?? info.by);
  return (
    <li className={part.row}>
      <Icon of={Ticket} className={part.rowIcon} />
      <div className={part.rowWords}>
        <strong>
          {info.uses} of {info.max_uses} used
        </strong>
        <span>
          By {by}, ends{' '}
          <time dateTime={info.expires} data-tip={fullTime(info.expires)}>
            {relativeTime(info.expires)}
          </time>
        </span>
      </div>
      <Button small onClick={onTakeBack} aria-label={`Take back the link of ${by}`}>
        Take back
      </Button>
    </li>
  );
}
