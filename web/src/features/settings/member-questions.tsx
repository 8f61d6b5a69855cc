import { type ReactNode, useState } from 'react';
import { removeMember, updateMember } from '../../api/accounts';
import type { Member } from '../../sync/types';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { toast } from '../../ui/notices';
import { profileWords } from '../../words/profile';
import { settingsWords as words } from '../../words/settings';
import css from './member-rows.module.css';
import part from './part.module.css';
import { problemWords } from './use-answer';

export type Question = 'keys' | 'kick';

interface MemberQuestionProps {
  what: Question;
  member: Member;
  me: Member;
  onClose: () => void;
}

/** What is asked before somebody gets the keys, or loses the seat. */
export function MemberQuestion({ what, member, me, onClose }: MemberQuestionProps) {
  const [busy, setBusy] = useState(false);
  const { username, display_name: name } = member;
  const run = async (action: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await action();
      toast(done);
      onClose();
    } catch (error) {
      toast(problemWords(error), 'bad');
      setBusy(false);
    }
  };
  const share = () => updateMember(username, { role: 'owner' });
  /** In this order: at no moment is the room without somebody who holds the keys. */
  const handOver = async () => {
    await share();
    await updateMember(me.username, { role: 'moderator' });
  };
  const kick = () => removeMember(username);
  if (what === 'kick') {
    return (
      <Asked
        title={profileWords.kickTitle(name)}
        why={profileWords.kickWhy(<strong>{name}</strong>)}
        onClose={onClose}
      >
        <Button kind="bad" busy={busy} onClick={() => void run(kick, profileWords.kicked(name))}>
          {profileWords.kick}
        </Button>
      </Asked>
    );
  }
  return (
    <Asked title={words.keysTitle(name)} why={words.keysWhy} onClose={onClose}>
      <Button kind="brass" busy={busy} onClick={() => void run(share, words.keysShared(name))}>
        {words.shareKeys}
      </Button>
      <Button kind="bad" busy={busy} onClick={() => void run(handOver, words.handedOver(name))}>
        {words.handOver}
      </Button>
    </Asked>
  );
}

interface AskedProps {
  title: string;
  why: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

function Asked({ title, why, onClose, children }: AskedProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className={css.why}>{why}</p>
      <div className={part.buttons}>
        {children}
        <Button kind="plain" onClick={onClose}>
          {profileWords.notNow}
        </Button>
      </div>
    </Dialog>
  );
}
