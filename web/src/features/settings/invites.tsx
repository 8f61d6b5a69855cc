import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { createInvite, listInvites, revokeInvite } from '../../api/accounts';
import { useClientState, usePerson } from '../../app/use-client';
import { relativeTime } from '../../lib/late-time';
import { listOf } from '../../lib/text';
import { fullTime } from '../../lib/time';
import type { Invite, InviteInfo, Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { SegmentsRow } from '../../ui/choice';
import { Icon } from '../../ui/icon';
import { InviteCard } from '../../ui/invite-card';
import { toast } from '../../ui/notices';
import { mayManage } from '../../ui/rights';
import { settingsWords as words } from '../../words/settings';
import { GuestRooms } from './guest-rooms';
import { NotLoaded } from './not-loaded';
import part from './part.module.css';
import { problemWords, useAnswer } from './use-answer';

const DAY_S = 24 * 60 * 60;
const LASTS = [
  { value: '1', label: 'aDay' },
  { value: '7', label: 'aWeek' },
  { value: '30', label: 'aMonth' },
] as const;
const USES = [
  { value: '1', label: 'one' },
  { value: '10', label: 'ten' },
  { value: '50', label: 'fifty' },
] as const;

type Term = 'aDay' | 'aWeek' | 'aMonth' | 'one' | 'ten' | 'fifty';

function said<T extends string>(options: readonly { value: T; label: Term }[]) {
  return options.map(({ value, label }) => ({ value, label: words[label] }));
}

export function Invites({ me }: { me: Member }) {
  const [round, setRound] = useState(0);
  const [invite, setInvite] = useState<Invite>();
  const [busy, setBusy] = useState(false);
  const [days, setDays] = useState<(typeof LASTS)[number]['value']>('7');
  const [uses, setUses] = useState<(typeof USES)[number]['value']>('1');
  const [forGuests, setForGuests] = useState(false);
  const [rooms, setRooms] = useState<readonly string[]>([]);
  const open = useAnswer(listInvites, [round]);
  const manages = mayManage(me.role);

  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
    setRound((before) => before + 1);
  };
  const make = async () => {
    if (forGuests && rooms.length === 0) return toast(words.chooseRoom, 'bad');
    setBusy(true);
    await attempt(async () => {
      const terms = { max_uses: Number(uses), expires_in_s: Number(days) * DAY_S };
      const whom = forGuests
        ? ({ role: 'guest', channels: [...rooms] } as const)
        : ({ role: 'member' } as const);
      setInvite(await createInvite({ ...terms, ...whom }));
    });
    setBusy(false);
  };
  const takeBack = (info: InviteInfo) =>
    attempt(async () => {
      await revokeInvite(info.id);
      if (invite?.id === info.id) setInvite(undefined);
      toast(words.takenBack);
    });

  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.inviteLinks}</h2>
      {manages && (
        <SegmentsRow
          title={words.whoComes}
          note={forGuests ? words.guestNote : undefined}
          options={[
            { value: 'member', label: words.aMember },
            { value: 'guest', label: words.aGuest },
          ]}
          value={forGuests ? 'guest' : 'member'}
          onChange={(next) => {
            setForGuests(next === 'guest');
            setInvite(undefined);
          }}
        />
      )}
      {forGuests && (
        <GuestRooms
          chosen={rooms}
          onChange={(next) => {
            setRooms(next);
            setInvite(undefined);
          }}
        />
      )}
      {manages && (
        <SegmentsRow
          title={words.forHowMany}
          options={said(USES)}
          value={uses}
          onChange={(next) => {
            setUses(next);
            setInvite(undefined);
          }}
        />
      )}
      <SegmentsRow
        title={words.howLong}
        options={said(LASTS)}
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
          terms={words.inviteTerms}
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
      {open.state === 'failed' && <NotLoaded {...open} />}
    </section>
  );
}

function InviteRow({ info, onTakeBack }: { info: InviteInfo; onTakeBack: () => void }) {
  const { name: by } = usePerson(info.by);
  const channels = useClientState((state) => state.channels);
  const rooms = (info.channels ?? []).flatMap((id) => channels.get(id)?.name ?? []);
  return (
    <li className={part.row}>
      <Icon of={Ticket} className={part.rowIcon} />
      <div className={part.rowWords}>
        <strong>
          {words.usedOf(info.uses, info.max_uses)}
          {info.role === 'guest' && `, ${words.forGuests(listOf(rooms))}`}
        </strong>
        <span>
          {words.byAndEnd(
            by,
            <time dateTime={info.expires} data-tip={fullTime(info.expires)}>
              {relativeTime(info.expires)}
            </time>,
          )}
        </span>
      </div>
      <Button small onClick={onTakeBack} aria-label={words.takeBackOf(by)}>
        {words.takeBack}
      </Button>
    </li>
  );
}
