import {
  Armchair,
  Copy,
  Crown,
  DoorOpen,
  KeyRound,
  ShieldCheck,
  ShieldMinus,
  UserMinus,
} from 'lucide-react';
import { useState } from 'react';
import { createSignInLink, updateMember } from '../../api/accounts';
import { useClientState } from '../../app/use-client';
import { relativeTime } from '../../lib/late-time';
import { collator } from '../../lib/locale';
import type { Member, SignInLink } from '../../sync/types';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-text';
import { Dialog } from '../../ui/dialog';
import { Face } from '../../ui/face';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import { mayLookAfter } from '../../ui/rights';
import { mayGiveKeys, mayLetBackIn, rolesFor } from '../../ui/room-rights';
import { useMenu } from '../../ui/use-menu';
import { commonWords } from '../../words/common';
import { peopleWords } from '../../words/people';
import { profileWords } from '../../words/profile';
import { settingsWords as words } from '../../words/settings';
import { MemberQuestion, type Question } from './member-questions';
import css from './member-rows.module.css';
import part from './part.module.css';
import { problemWords } from './use-answer';

export function MemberRows({ me }: { me: Member }) {
  const members = useClientState((state) => state.members);
  const [link, setLink] = useState<{ member: Member; link: SignInLink }>();
  const [asked, setAsked] = useState<{ member: Member; what: Question }>();
  const byName = collator();
  const sorted = [...members.values()].toSorted((a, b) =>
    byName.compare(a.display_name, b.display_name),
  );

  const letBackIn = async (member: Member) => {
    try {
      setLink({ member, link: await createSignInLink(member.username) });
    } catch (error) {
      toast(problemWords(error), 'bad');
    }
  };
  return (
    <section className={part.part}>
      <h2 className={part.title}>{words.everybody(members.size)}</h2>
      <ul className={part.rows}>
        {sorted.map((member) => (
          <MemberRow
            key={member.username}
            member={member}
            me={me}
            onLetBackIn={() => void letBackIn(member)}
            onAsk={(what) => setAsked({ member, what })}
          />
        ))}
      </ul>
      {asked !== undefined && (
        <MemberQuestion {...asked} me={me} onClose={() => setAsked(undefined)} />
      )}
      {link !== undefined && (
        <LinkDialog member={link.member} link={link.link} onClose={() => setLink(undefined)} />
      )}
    </section>
  );
}

interface MemberRowProps {
  member: Member;
  me: Member;
  onLetBackIn: () => void;
  onAsk: (what: Question) => void;
}

function MemberRow({ member, me, onLetBackIn, onAsk }: MemberRowProps) {
  const menu = useMenu();
  const items = itemsFor({ member, me, onLetBackIn, onAsk });
  return (
    <li className={part.row}>
      <Face username={member.username} name={member.display_name} size={38} />
      <div className={part.rowWords}>
        <strong>
          {member.display_name}
          {member.username === me.username && words.isYou}
        </strong>
        <span>
          {words.memberLine(
            peopleWords.role[member.role],
            member.username,
            relativeTime(member.joined),
          )}
        </span>
      </div>
      {items.length > 0 && (
        <Button small {...menu.trigger} aria-label={words.changeFor(member.display_name)}>
          {words.change}
        </Button>
      )}
      {menu.anchor !== null && (
        <Menu label={member.display_name} items={items} anchor={menu.anchor} onClose={menu.close} />
      )}
    </li>
  );
}

function itemsFor({ member, me, onLetBackIn, onAsk }: MemberRowProps): MenuItem[] {
  if (member.username === me.username) return [];
  const items: MenuItem[] = [];
  if (mayLetBackIn(me.role, member.role)) {
    items.push({ icon: KeyRound, label: words.makeSignInLink, run: onLetBackIn });
  }
  for (const role of rolesFor(me.role, member.role)) {
    const { icon, label, done } = toRole(role, member);
    items.push({ icon, label, run: () => void setRole(member, role, done) });
  }
  if (mayGiveKeys(me.role, member.role)) {
    items.push({ icon: Crown, label: words.giveKeys, run: () => onAsk('keys') });
  }
  if (mayLookAfter(me.role, member.role)) {
    items.push({ icon: UserMinus, label: profileWords.kick, bad: true, run: () => onAsk('kick') });
  }
  return items;
}

function toRole(role: 'moderator' | 'member' | 'guest', { role: now, display_name: name }: Member) {
  switch (role) {
    case 'moderator':
      return { icon: ShieldCheck, label: words.letLookAfter, done: words.looksAfter(name) };
    case 'guest':
      return { icon: DoorOpen, label: words.makeGuest, done: words.isGuest(name) };
    case 'member':
      return now === 'guest'
        ? { icon: Armchair, label: words.makeMember, done: words.isMember(name) }
        : { icon: ShieldMinus, label: words.memberAgain, done: words.isMemberAgain(name) };
  }
}

async function setRole(member: Member, role: Member['role'], done: string): Promise<void> {
  try {
    await updateMember(member.username, { role });
    toast(done);
  } catch (error) {
    toast(problemWords(error), 'bad');
  }
}

interface LinkDialogProps {
  member: Member;
  link: SignInLink;
  onClose: () => void;
}

function LinkDialog({ member, link, onClose }: LinkDialogProps) {
  const copy = async () => {
    toast((await copyText(link.url)) ? commonWords.linkCopied : words.selectByHand);
  };
  return (
    <Dialog title={words.signInLinkFor(member.display_name)} onClose={onClose}>
      <p className={css.words}>
        {words.signInLinkWords(member.display_name, relativeTime(link.expires))}
      </p>
      <input
        className={css.link}
        readOnly
        aria-label={words.signInLink}
        value={link.url}
        onFocus={(event) => event.target.select()}
      />
      <div className={part.buttons}>
        <Button kind="brass" icon={Copy} onClick={() => void copy()}>
          {commonWords.copyLink}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {commonWords.done}
        </Button>
      </div>
    </Dialog>
  );
}
