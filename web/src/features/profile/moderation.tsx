import { Clock, ClockAlert, DoorClosed, Eraser, UserMinus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { removeMember, updateMember } from '../../api/accounts';
import { toProblem } from '../../api/http';
import { banMember, cleanMessages } from '../../api/people';
import type { Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { SegmentsRow } from '../../ui/choice';
import { Dialog } from '../../ui/dialog';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import { sayProblem } from '../../words/problems';
import { profileWords as words } from '../../words/profile';
import css from './profile-card.module.css';

const PAUSE_MINUTES = [10, 60, 1440] as const;

interface ModerationMenuProps {
  member: Member;
  anchor: HTMLElement;
  onClose: () => void;
}

/** What moderators may do with somebody below them. What cannot be undone at once asks first. */
export function ModerationMenu({ member, anchor, onClose }: ModerationMenuProps) {
  const [asking, setAsking] = useState<SureProps['what']>();
  if (asking !== undefined) {
    return <Sure what={asking} member={member} onClose={onClose} />;
  }
  const items: MenuItem[] = [
    ...pausesFor(member),
    { icon: Eraser, label: words.clean, bad: true, run: () => setAsking('clean') },
    { icon: UserMinus, label: words.kick, bad: true, run: () => setAsking('kick') },
    { icon: DoorClosed, label: words.ban, bad: true, run: () => setAsking('ban') },
  ];
  return (
    // It stands beside the page's parts, so it has to be one itself.
    <section aria-label={words.moderate}>
      <Menu label={words.moderate} items={items} anchor={anchor} onClose={onClose} />
    </section>
  );
}

/** `done` is said when it went well; without it what the action answers. */
async function attempt(action: () => Promise<unknown>, done: string | undefined): Promise<boolean> {
  try {
    const answer = await action();
    toast(done ?? String(answer));
    return true;
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
    return false;
  }
}

function pausesFor(member: Member): MenuItem[] {
  const { username, display_name: name, muted_until: until } = member;
  if (until !== undefined && Date.parse(until) > Date.now()) {
    const end = () =>
      attempt(() => updateMember(username, { muted_until: '' }), words.pauseEnded(name));
    return [{ icon: ClockAlert, label: words.endPause, run: () => void end() }];
  }
  return PAUSE_MINUTES.map((minutes) => ({
    icon: Clock,
    label: words.pause(minutes),
    run: () => {
      const muted_until = new Date(Date.now() + minutes * 60_000).toISOString();
      void attempt(() => updateMember(username, { muted_until }), words.paused(name));
    },
  }));
}

/** How far back words are taken; the server goes up to 14 days. */
const SPANS = [
  { value: '3600', label: 'anHour' },
  { value: '86400', label: 'aDay' },
  { value: '1209600', label: 'twoWeeks' },
] as const;
type Span = (typeof SPANS)[number]['value'];

async function doIt(what: SureProps['what'], member: Member, span: Span): Promise<boolean> {
  const { username, display_name: name } = member;
  switch (what) {
    case 'kick':
      return attempt(() => removeMember(username), words.kicked(name));
    case 'ban':
      return attempt(() => banMember(username), words.banned(name));
    case 'clean':
      return attempt(
        async () => words.cleaned((await cleanMessages(username, Number(span))).deleted),
        undefined,
      );
  }
}

interface SureProps {
  what: 'clean' | 'kick' | 'ban';
  member: Member;
  onClose: () => void;
}

function Sure({ what, member, onClose }: SureProps) {
  const [busy, setBusy] = useState(false);
  const [span, setSpan] = useState<Span>('86400');
  const { display_name: name } = member;
  const texts: Record<SureProps['what'], { title: string; why: ReactNode; verb: string }> = {
    clean: {
      title: words.cleanTitle(name),
      why: words.cleanWhy(<strong>{name}</strong>),
      verb: words.clean,
    },
    kick: {
      title: words.kickTitle(name),
      why: words.kickWhy(<strong>{name}</strong>),
      verb: words.kick,
    },
    ban: {
      title: words.banTitle(name),
      why: words.banWhy(<strong>{name}</strong>),
      verb: words.ban,
    },
  };
  const run = async () => {
    setBusy(true);
    const done = await doIt(what, member, span);
    setBusy(false);
    if (done) onClose();
  };
  const { title, why, verb } = texts[what];
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={css.why}>{why}</p>
      {what === 'clean' && (
        <SegmentsRow
          title={words.cleanSpan}
          options={SPANS.map(({ value, label }) => ({ value, label: words[label] }))}
          value={span}
          onChange={setSpan}
        />
      )}
      <div className={css.buttons}>
        <Button kind="bad" busy={busy} onClick={() => void run()}>
          {verb}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {words.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
