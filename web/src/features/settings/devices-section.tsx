import { Laptop, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { listSessions, revokeOtherSessions, revokeSession } from '../../api/accounts';
import { relativeTime } from '../../lib/late-time';
import { fullTime } from '../../lib/time';
import type { SessionInfo } from '../../sync/types';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { toast } from '../../ui/notices';
import { commonWords } from '../../words/common';
import { settingsWords as words } from '../../words/settings';
import part from './part.module.css';
import { problemWords, useAnswer } from './use-answer';

export function DevicesSection() {
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState('');
  const sessions = useAnswer(listSessions, [round]);

  const run = async (key: string, action: () => Promise<void>, done: string) => {
    setBusy(key);
    try {
      await action();
      toast(done);
    } catch (error) {
      toast(problemWords(error), 'bad');
    } finally {
      setBusy('');
      setRound((before) => before + 1);
    }
  };

  return (
    <>
      <p className={part.lead}>{words.devicesLead}</p>
      <section className={part.part} aria-busy={sessions.state === 'asking'}>
        {sessions.state === 'failed' && (
          <p role="alert">
            {problemWords(sessions.problem)}{' '}
            <Button small onClick={() => setRound(round + 1)}>
              {commonWords.tryAgain}
            </Button>
          </p>
        )}
        {sessions.state === 'here' && (
          <>
            <ul className={part.rows}>
              {sessions.value.toSorted(currentFirst).map((session) => (
                <DeviceRow
                  key={session.id}
                  session={session}
                  busy={busy === session.id}
                  onSignOut={() =>
                    void run(session.id, () => revokeSession(session.id), words.signedOutThere)
                  }
                />
              ))}
            </ul>
            {sessions.value.length > 1 && (
              <Button
                className={part.after}
                kind="bad"
                busy={busy === 'all'}
                onClick={() => void run('all', revokeOtherSessions, words.onlyThisLeft)}
              >
                {words.signOutOthers}
              </Button>
            )}
          </>
        )}
      </section>
    </>
  );
}

function currentFirst(a: SessionInfo, b: SessionInfo): number {
  return Number(b.current) - Number(a.current) || Date.parse(b.last_used) - Date.parse(a.last_used);
}

/** The server names a device by browser and system, in English. */
function deviceName(device: string): string {
  const [, browser, system] = /^(.+) on (\S.*)$/.exec(device) ?? [];
  if (browser !== undefined && system !== undefined) return words.browserOn(browser, system);
  return device || words.namelessDevice;
}

interface DeviceRowProps {
  session: SessionInfo;
  busy: boolean;
  onSignOut: () => void;
}

function DeviceRow({ session, busy, onSignOut }: DeviceRowProps) {
  const handheld = /phone|android|ipad|ios|mobile/i.test(session.device);
  const name = deviceName(session.device);
  return (
    <li className={part.row}>
      <Icon of={handheld ? Smartphone : Laptop} className={part.rowIcon} />
      <div className={part.rowWords}>
        <strong>{name}</strong>
        <span>
          {words.deviceLine(
            session.current ? words.isThisDevice : words.lastUsed(relativeTime(session.last_used)),
            <time dateTime={session.created} data-tip={fullTime(session.created)}>
              {relativeTime(session.created)}
            </time>,
          )}
        </span>
      </div>
      {!session.current && (
        <Button small busy={busy} onClick={onSignOut} aria-label={words.signOutDevice(name)}>
          {words.signOut}
        </Button>
      )}
    </li>
  );
}
