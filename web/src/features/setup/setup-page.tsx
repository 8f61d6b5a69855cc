import { Shield } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { getSetup, setUp, toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { Face } from '../../ui/face';
import { PasswordField, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import type { Seat } from '../../ui/room-drawing';
import { Actions, Threshold } from '../../ui/threshold';
import { cleanUsername, displayNameFrom, PASSWORD_MIN, USERNAME_MAX } from '../../ui/username';
import css from './setup-page.module.css';

const SERVER_NAME_MAX = 64;

/** The first page of a server's life. It works once, with the token that stands in the fragment of
 *  the printed link (a fragment reaches no log). */
export function SetupPage() {
  const [, navigate] = useLocation();
  const phase = useClientState((state) => state.phase);
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [over, setOver] = useState(false);
  const [group, setGroup] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field?: string | undefined; text: string }>();

  useEffect(() => {
    document.title = 'Open the room · Snug';
    getSetup().then(
      ({ needed }) => setOver(!needed),
      () => {
        // No answer now: the button will say so when it is pressed.
      },
    );
  }, []);

  if (phase === 'ready' && !busy) return <Redirect to="/c/home" replace />;

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
      setWrong({ field: problem.field, text: setupTrouble(problem.status, problem.message) });
      setBusy(false);
    }
  };

  const seats: Seat[] = username === '' ? [] : [{ kind: 'friend', username }];
  const errorOf = (field: string) => (wrong?.field === field ? wrong.text : undefined);
  return (
    <Threshold
      seats={seats}
      title={over ? 'The room is open already' : "Let's open the room"}
      intro={
        over ? (
          <p>This page works once, and somebody has used it. Ask them for an invite link.</p>
        ) : (
          <p>You are the first one here, so you hold the keys. You can share them later.</p>
        )
      }
      promise={
        <>
          <strong>A room of your own.</strong> For your friends, on your own machine. No ads, no
          tracking, no company in between.
        </>
      }
    >
      {over ? (
        <Actions>
          <Button kind="brass" onClick={() => navigate('/')}>
            Sign in
          </Button>
        </Actions>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <TextField
            label="What is your group called?"
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
              <span className={css.label}>Face</span>
              {username === '' ? (
                <span className={css.noFace} />
              ) : (
                <Face username={username} size={44} />
              )}
            </span>
            <TextField
              label="Your name"
              name="username"
              value={username}
              onChange={(event) => setUsername(cleanUsername(event.target.value))}
              required
              minLength={2}
              maxLength={USERNAME_MAX}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              hint="This one stays. The name people see can change any day."
              error={errorOf('username')}
            />
          </div>
          <PasswordField
            label="A password"
            name="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            placeholder=" "
            required
            minLength={PASSWORD_MIN}
            autoComplete="new-password"
            hint="Long beats clever: three or four words are fine."
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
              Open the room
            </Button>
          </Actions>
          <p className={css.once}>
            <Icon of={Shield} />
            This page works once, with the link printed when the server started. Nobody else can
            open it after you.
          </p>
        </form>
      )}
    </Threshold>
  );
}

function setupTrouble(status: number, said: string): string {
  if (status === 0) return "The server didn't answer. Check that it runs, then try again.";
  if (status === 403)
    return 'This link is not the one the server printed. Open the newest one from its terminal.';
  return said;
}
