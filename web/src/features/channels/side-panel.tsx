import { ChevronDown, Search, Settings } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { usePreferences } from '../../app/preferences';
import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Unseen } from '../../ui/live-region';
import { Mark } from '../../ui/mark';
import { Link, useLocation } from '../../ui/router';
import { useMenu } from '../../ui/use-menu';
import { roomWords as words } from '../../words/room';
import { ChannelList } from './channel-list';
import css from './side-panel.module.css';

const ServerMenu = lazy(() => import('./server-menu').then((m) => ({ default: m.ServerMenu })));

interface SidePanelProps {
  me: Member;
  here: readonly Member[];
  lamp: 0 | 1 | 2 | 3;
  lost: boolean;
  /** Channel on screen. */
  current: string;
  onPeople: () => void;
  onInvite: () => void;
  onSwitcher: () => void;
  onKeys: () => void;
}

/** The green wall: whose room it is, who is here, which rooms there are, and me. */
export function SidePanel(props: SidePanelProps) {
  const { me, here, lamp, lost, current, onPeople } = props;
  const { lamp: lampOn } = usePreferences();
  return (
    <nav
      className={cx(css.side, !lost && lampOn && css[`lamp${lamp}`])}
      aria-label={words.rooms}
      data-region="rooms"
    >
      <ServerHead {...props} />
      <button type="button" className={css.here} onClick={onPeople}>
        <span className={css.faces}>
          {here.slice(0, FACES_SHOWN).map((member) => (
            <Face
              key={member.username}
              username={member.username}
              name={member.display_name}
              size={28}
              mood={lost ? 'away' : 'here'}
            />
          ))}
        </span>
        <span className={css.count}>
          {lost ? words.wereHere(here.length) : words.here(here.length)}
        </span>
        <Unseen>{words.showEverybody(namesHere(here, me))}</Unseen>
      </button>
      <ChannelList current={current} me={me} />
      <footer className={css.me}>
        <Link href="/settings/profile" className={css.meLink}>
          <Face
            username={me.username}
            name={me.display_name}
            size={34}
            mood={lost ? 'away' : 'here'}
          />
          <span className={css.meWords}>
            <strong>{me.display_name}</strong>
            <span>{me.bio?.trim() || (lost ? words.notConnected : words.hereNow)}</span>
          </span>
        </Link>
        <SettingsButton />
      </footer>
    </nav>
  );
}

/** More than these would push the number out of the panel. */
const FACES_SHOWN = 5;

function namesHere(here: readonly Member[], me: Member): string {
  return here
    .map((member) => (member.username === me.username ? words.you : member.display_name))
    .join(', ');
}

function ServerHead({ me, onInvite, onSwitcher, onKeys }: SidePanelProps) {
  const name = useClientState((state) => state.server?.name ?? 'Snug');
  const menu = useMenu();
  return (
    <header className={css.head}>
      <button type="button" className={css.server} {...menu.trigger}>
        <Mark tile />
        <span className={css.serverName}>{name}</span>
        <Icon of={ChevronDown} className={css.chevron} />
      </button>
      {menu.anchor !== null && (
        <Suspense fallback={null}>
          <ServerMenu
            name={name}
            me={me}
            anchor={menu.anchor}
            onClose={menu.close}
            onInvite={onInvite}
            onKeys={onKeys}
          />
        </Suspense>
      )}
      <IconButton icon={Search} label={words.goTo} onClick={onSwitcher} />
    </header>
  );
}

function SettingsButton() {
  const [, navigate] = useLocation();
  return (
    <IconButton
      icon={Settings}
      label={words.settings}
      onClick={() => navigate('/settings/appearance')}
    />
  );
}
