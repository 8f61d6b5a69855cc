import { ArrowLeft, ChevronLeft, Search } from 'lucide-react';
import { Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useClientState } from '../../app/use-client';
import { showBadge } from '../../ui/badge';
import { cx } from '../../ui/cx';
import { Fittings } from '../../ui/fittings';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { lastPlace } from '../../ui/recent';
import { mayManage } from '../../ui/rights';
import { Link, Redirect, useLocation, useParams } from '../../ui/router';
import { titleOf, waitingIn } from '../../ui/waiting';
import { settingsWords as words } from '../../words/settings';
import { Voice } from '../voice/when-offered';
import { AccessSection } from './access-section';
import { AppearanceSection } from './appearance-section';
import { AuditSection } from './audit-section';
import { DevicesSection } from './devices-section';
import { EmojiSection } from './emoji-section';
import { goToSetting, settingIn } from './find-setting';
import { KeysSection } from './keys-section';
import { LanguageSection } from './language-section';
import { NotificationsSection } from './notifications-section';
import { PeopleSection } from './people-section';
import { PrivacySection } from './privacy-section';
import { ProfileSection } from './profile-section';
import { findSections, type Section, sectionOf } from './sections';
import { ServerSection } from './server-section';
import css from './settings-page.module.css';
import { SpaceSection } from './space-section';

const VoiceSection = later(() => import('../voice/voice-section').then((m) => m.VoiceSection));

const phone = globalThis.matchMedia?.('(max-width: 720px)');
const subscribePhone = (listener: () => void) => {
  phone?.addEventListener('change', listener);
  return () => phone?.removeEventListener('change', listener);
};
const usePhone = () => useSyncExternalStore(subscribePhone, () => phone?.matches ?? false);

/** On screen here: whatever room the call is in, it is shown. */
const noRoom = '';

/** A full page with an address for every section. On a phone the list is one page, a section the next. */
export function SettingsPage() {
  const { '*': path } = useParams();
  const [, navigate] = useLocation();
  const onPhone = usePhone();
  const main = useRef<HTMLElement>(null);
  const [sought, setSought] = useState('');
  const me = useClientState((state) => state.me);
  const manages = me !== undefined && mayManage(me.role);
  const voice = useClientState((state) => state.voice !== undefined);
  const fresh = useClientState((state) => state.fresh);
  const section = sectionOf(path === '' ? undefined : path?.split('/')[0], manages, voice);

  const title = section === undefined ? words.settings : words.sections[section.id].title;
  useTab(title);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const busy = target?.closest('dialog, [popover], input[type=search]') != null;
      if (event.key === 'Escape' && !event.defaultPrevented && !busy) navigate(lastPlace());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);

  useEffect(() => {
    const found = main.current && settingIn(main.current, sought);
    if (found) goToSetting(found);
    if (section !== undefined) setSought('');
  }, [section, sought]);

  if (me === undefined) return null;
  // Whether there is voice the server tells, a moment after the page is there.
  if (section === undefined && !fresh && path === 'voice') return null;
  if (section === undefined && !onPhone) return <Redirect to="/settings/profile" />;
  return (
    <div className={css.page}>
      {!onPhone && (
        <div className={css.wall}>
          <SectionList current={section} phone={false} onChoose={setSought} />
          <Voice what="panel" current={noRoom} />
        </div>
      )}
      {onPhone && section === undefined && (
        <main className={css.main}>
          <SectionList current={undefined} phone onChoose={setSought} />
        </main>
      )}
      {section !== undefined && (
        <main ref={main} className={css.main} tabIndex={section.toRead && 0}>
          <div className={css.column}>
            <header className={css.head}>
              {onPhone && (
                <Link href="/settings" className={css.back} aria-label={words.allSettings}>
                  <Icon of={ChevronLeft} />
                </Link>
              )}
              <h1>{title}</h1>
            </header>
            <SectionBody section={section} />
          </div>
        </main>
      )}
      {onPhone && (
        <div className={css.call}>
          <Voice what="bar" me={me} current={noRoom} />
        </div>
      )}
      <Voice what="host" />
      <Fittings />
    </div>
  );
}

/** The tab goes on saying what waits in the rooms. */
function useTab(place: string): void {
  const title = useClientState((state) => titleOf(place, state));
  const mentions = useClientState((state) => waitingIn(state).mentions);
  const unread = useClientState((state) => waitingIn(state).unread);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    void showBadge(mentions, unread);
  }, [mentions, unread]);
}

function SectionBody({ section }: { section: Section }) {
  switch (section.id) {
    case 'profile':
      return <ProfileSection />;
    case 'appearance':
      return <AppearanceSection />;
    case 'audit':
      return <AuditSection />;
    case 'notifications':
      return <NotificationsSection />;
    case 'voice':
      return (
        <Suspense fallback={null}>
          <VoiceSection />
        </Suspense>
      );
    case 'privacy':
      return <PrivacySection />;
    case 'keys':
      return <KeysSection />;
    case 'language':
      return <LanguageSection />;
    case 'access':
      return <AccessSection />;
    case 'devices':
      return <DevicesSection />;
    case 'server':
      return <ServerSection />;
    case 'people':
      return <PeopleSection />;
    case 'emoji':
      return <EmojiSection />;
    case 'space':
      return <SpaceSection />;
  }
}

function SectionList({
  current,
  phone: onPhone,
  onChoose,
}: {
  current: Section | undefined;
  phone: boolean;
  /** What was looked for when a section was chosen. */
  onChoose: (sought: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  const server = useClientState((state) => state.server?.name ?? words.theRoom);
  const manages = useClientState((state) => state.me !== undefined && mayManage(state.me.role));
  const owns = useClientState((state) => state.me?.role === 'owner');
  const voice = useClientState((state) => state.voice !== undefined);
  const found = findSections(typed).filter(
    (each) =>
      (manages || each.manage !== true) &&
      (owns || each.owner !== true) &&
      (voice || each.voice !== true),
  );
  const groups = [
    { title: words.you, sections: found.filter((section) => section.group === 'you') },
    { title: server, sections: found.filter((section) => section.group === 'server') },
  ];
  return (
    <nav className={css.side} aria-label={words.settings}>
      <header className={css.sideHead}>
        <Link href={lastPlace()} className={css.back} aria-label={words.backToRoom}>
          <Icon of={ArrowLeft} />
        </Link>
        {onPhone ? <h1>{words.settings}</h1> : <p>{words.settings}</p>}
      </header>
      <form
        className={css.search}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (first === undefined) return;
          onChoose(typed);
          navigate(`/settings/${first.id}`);
        }}
      >
        <Icon of={Search} />
        <input
          type="search"
          placeholder={words.find}
          aria-label={words.find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      {found.length === 0 && (
        <p className={css.none} role="status">
          {words.noneWith(typed.trim())}
        </p>
      )}
      {groups.map(
        ({ title, sections }) =>
          sections.length > 0 && (
            <div key={title} className={css.group}>
              <h2>{title}</h2>
              <ul>
                {sections.map((section) => (
                  <li key={section.id}>
                    <Link
                      href={`/settings/${section.id}`}
                      onClick={() => onChoose(typed)}
                      className={cx(css.link, section === current && css.here)}
                      aria-current={section === current ? 'page' : undefined}
                    >
                      <Icon of={section.icon} />
                      {words.sections[section.id].title}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </nav>
  );
}
