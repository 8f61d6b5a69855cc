import { ChevronDown, Search, Settings } from 'lucide-react';
import { Suspense } from 'react';
import { usePreferences } from '../../app/preferences';
import { useClientState } from '../../app/use-client';
import type { Member } from '../../sync/types';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { Unseen } from '../../ui/live-region';
import { Mark } from '../../ui/mark';
import { useLocation } from '../../ui/router';
import { statusLine } from '../../ui/status';
import { useMenu } from '../../ui/use-menu';
import { roomWords as words } from '../../words/room';
import { Voice } from '../voice/when-offered';
import { ChannelList } from './channel-list';
import type { OverRoom } from './over-room';
import css from './side-panel.module.css';

const ServerMenu = later(() => import('./server-menu').then((m) => m.ServerMenu));
const StatusLine = later(() => import('../../ui/emoji/status-line').then((m) => m.StatusLine));
const MeMenu = later(() => import('../status/me-menu').then((m) => m.MeMenu));

interface SidePanelProps {
  me: Member;
  here: readonly Member[];
  lamp: 0 | 1 | 2 | 3;
  lost: boolean;
  /** Channel on screen. */
  current: string;
  onPeople: () => void;
  onOpen: (what: OverRoom) => void;
}

/** The green wall: whose room it is, who is here, which rooms there are, and me. */
export function SidePanel(props: SidePanelProps) {
  const { me, here, lamp, lost, current, onPeople } = props;
  const { lamp: lampOn } = usePreferences();
  const known = useClientState((state) => state.fresh);
  const live = useClientState((state) => state.connection.status === 'live');
  return (
    <nav
      className={cx(css.side, known && !lost && lampOn && css[`lamp${lamp}`])}
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
              mood={known && !lost ? 'here' : 'away'}
            />
          ))}
        </span>
        <span className={css.count}>
          {known && (lost ? words.wereHere(here.length) : words.here(here.length))}
        </span>
        <Unseen>{words.showEverybody(namesHere(here, me))}</Unseen>
      </button>
      <ChannelList current={current} me={me} />
      <Voice what="panel" current={current} />
      <footer className={css.me}>
        <Me me={me} lost={lost || !(known || live)} />
        <SettingsButton />
      </footer>
    </nav>
  );
}

/** My own face: behind it how I am seen and what I am up to. */
function Me({ me, lost }: { me: Member; lost: boolean }) {
  const menu = useMenu();
  const status = useClientState((state) => state.statuses.get(me.username));
  const quiet = useClientState((state) => state.presence.get(me.username) === 'dnd');
  const said = statusLine(status);
  const line = lost ? words.notConnected : (said ?? me.bio?.trim());
  // One of the group's own is a picture; until what draws it is here, the words stand alone.
  const own = line === said && status?.emoji?.startsWith(':') ? status : undefined;
  return (
    <>
      <button type="button" className={css.meLink} {...menu.trigger}>
        <Face
          username={me.username}
          name={me.display_name}
          size={34}
          mood={lost ? 'away' : 'here'}
        />
        <span className={css.meWords}>
          <strong>{me.display_name}</strong>
          <span>
            {own ? (
              <Suspense fallback={own.text}>
                <StatusLine of={own} />
              </Suspense>
            ) : (
              line || (quiet ? words.quietNow : words.hereNow)
            )}
          </span>
        </span>
      </button>
      {menu.anchor !== null && (
        <Suspense fallback={null}>
          <MeMenu me={me} anchor={menu.anchor} onClose={menu.close} />
        </Suspense>
      )}
    </>
  );
}

/** More than these would push the number out of the panel. */
const FACES_SHOWN = 5;

function namesHere(here: readonly Member[], me: Member): string {
  return here
    .map((member) => (member.username === me.username ? words.you : member.display_name))
    .join(', ');
}

function ServerHead({ me, onOpen }: SidePanelProps) {
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
            onOpen={onOpen}
          />
        </Suspense>
      )}
      <IconButton icon={Search} label={words.goTo} onClick={() => onOpen('switcher')} />
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
