import { Shield } from 'lucide-react';
import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { setUp } from '../../api/accounts';
import { type ApiProblem, getSetup, toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { PasswordField, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import type { Seat } from '../../ui/room-drawing';
import { Redirect, useLocation } from '../../ui/router';
import { Actions, inBold, Threshold } from '../../ui/threshold';
import { cleanUsername, displayNameFrom, PASSWORD_MIN, USERNAME_MAX } from '../../ui/username';
import { doorWords as words } from '../../words/door';
import { sayProblem } from '../../words/problems';
import css from './setup-page.module.css';

const SERVER_NAME_MAX = 64;

/** The first page of a server's life. It works once, with the token that stands in the fragment of
 *  the printed link (a fragment reaches no log). */
export function SetupPage() {
  const [, navigate] = useLocation();
  const phase = useClientState((state) => state.phase);
  const token = useToken();
  const [over, setOver] = useState(false);
  const [group, setGroup] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field?: string | undefined; text: string }>();

  useEffect(() => {
    document.title = `${words.openTitle} · Snug`;
    getSetup().then(
      ({ needed }) => setOver(!needed),
      () => {
        // No answer now: the button will say so when it is pressed.
      },
    );
  }, []);

  if (phase === 'ready' && !busy) return <Redirect to="/c/home" />;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await setUp({
        token,
        server_name: group.trim(),
        username,
        password,
        display_name: displayNameFrom(username),
      });
      await client.signedIn();
      navigate('/c/home', { replace: true });
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status === 409 && problem.field === undefined) setOver(true);
      setWrong({ field: problem.field, text: setupTrouble(problem) });
      setBusy(false);
    }
  };

  const seats: Seat[] = username === '' ? [] : [{ kind: 'friend', username }];
  const errorOf = (field: string) => (wrong?.field === field ? wrong.text : undefined);
  return (
    <Threshold
      seats={seats}
      title={over ? words.openAlready : words.openHeading}
      intro={
        <p>{over ? words.openAlreadyWhy : token === '' ? words.openByLink : words.openIntro}</p>
      }
      promise={words.ownMachine(inBold)}
    >
      {over ? (
        <Actions>
          <Button kind="brass" onClick={() => navigate('/')}>
            {words.signIn}
          </Button>
        </Actions>
      ) : token === '' ? null : (
        <form onSubmit={(event) => void submit(event)}>
          <TextField
            label={words.groupName}
            name="server_name"
            value={group}
            onChange={(event) => setGroup(event.target.value)}
            required
            maxLength={SERVER_NAME_MAX}
            autoComplete="off"
            error={errorOf('server_name')}
          />
          <div className={css.person}>
            <span className={css.face}>
              <span className={css.label}>{words.face}</span>
              {username === '' ? (
                <span className={css.noFace} />
              ) : (
                <Face username={username} size={44} />
              )}
            </span>
            <TextField
              label={words.yourName}
              name="username"
              value={username}
              onChange={(event) => setUsername(cleanUsername(event.target.value))}
              required
              minLength={2}
              maxLength={USERNAME_MAX}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              hint={words.nameStays}
              error={errorOf('username')}
            />
          </div>
          <PasswordField
            label={words.aPassword}
            name="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            placeholder=" "
            required
            minLength={PASSWORD_MIN}
            autoComplete="new-password"
            hint={words.passwordHint}
            error={errorOf('password')}
          />
          {wrong !== undefined &&
            !['server_name', 'username', 'password'].includes(wrong.field ?? '') && (
              <p className={css.wrong} role="alert">
                {wrong.text}
              </p>
            )}
          <Actions>
            <Button kind="brass" type="submit" busy={busy}>
              {words.openTheRoom}
            </Button>
          </Actions>
          <p className={css.once}>
            <Icon of={Shield} />
            {words.worksOnce}
          </p>
        </form>
      )}
    </Threshold>
  );
}

/** The token of the printed link. It may be pasted into a tab that shows this page already. */
function useToken(): string {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('hashchange', changed);
      return () => removeEventListener('hashchange', changed);
    },
    () => location.hash.slice(1),
  );
}

function setupTrouble(problem: ApiProblem): string {
  if (problem.status === 0) return words.serverSilentCheck;
  return problem.status === 403 ? words.wrongToken : sayProblem(problem);
}
