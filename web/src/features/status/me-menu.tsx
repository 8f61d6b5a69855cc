import {
  Check,
  CircleUser,
  Coffee,
  EyeOff,
  type LucideIcon,
  MinusCircle,
  Moon,
  Sun,
} from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '../../api/http';
import type { PresenceChoice } from '../../api/types';
import { client, useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { Menu, type MenuItem } from '../../ui/menu';
import { toast } from '../../ui/notices';
import { navigate } from '../../ui/router';
import { sayProblem } from '../../words/problems';
import { statusWords as words } from '../../words/status';
import { StatusDialog } from './status-dialog';

type State = PresenceChoice['state'];

const STATES: readonly { state: State; icon: LucideIcon }[] = [
  { state: 'online', icon: Sun },
  { state: 'idle', icon: Moon },
  { state: 'dnd', icon: MinusCircle },
  { state: 'invisible', icon: EyeOff },
];

interface MeMenuProps {
  me: Member;
  anchor: HTMLElement;
  onClose: () => void;
}

/** Behind my own face: how I am seen, what I am up to, my profile. */
export function MeMenu({ me, anchor, onClose }: MeMenuProps) {
  const [saying, setSaying] = useState(false);
  const seen = useClientState((state) => state.presence.get(me.username));
  const status = useClientState((state) => state.statuses.get(me.username));
  // Whoever has just come is not told of yet; what somebody chose is.
  const now = STATES.find(({ state }) => state === seen)?.state ?? 'online';
  if (saying) {
    return <StatusDialog state={now} status={status} onClose={onClose} />;
  }
  const items: MenuItem[] = [
    ...STATES.map(({ state, icon }) => ({
      icon: state === now ? Check : icon,
      label: state === now ? words.chosen(words[state]) : words[state],
      run: () => void choose(state),
    })),
    { icon: Coffee, label: words.say, run: () => setSaying(true) },
    { icon: CircleUser, label: words.profile, run: () => navigate('/settings/profile') },
  ];
  return <Menu label={words.seenAs} items={items} anchor={anchor} onClose={onClose} />;
}

async function choose(state: State): Promise<void> {
  try {
    await (await client.extras()).presence.chooseState(state);
  } catch (error) {
    toast(sayProblem(toProblem(error)), 'bad');
  }
}
