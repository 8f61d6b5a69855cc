import { type FormEvent, useEffect, useState } from 'react';
import { signIn } from '../../api/accounts';
import { type ApiProblem, toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { useLocation } from '../../ui/router';
import { Actions, inBold, Threshold } from '../../ui/threshold';
import { cleanUsername, USERNAME_MAX } from '../../ui/username';
import { doorWords as words } from '../../words/door';
import { sayProblem } from '../../words/problems';
import { Trouble } from './trouble';

/** Stands at any address while nobody is signed in, so that a link still leads where it pointed. */
export function SignInPage() {
  const [location, navigate] = useLocation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const leftWhy = useClientState((state) => state.leftWhy);

  useEffect(() => {
    document.title = `${words.signInTitle} · Snug`;
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await signIn({ username, password });
      await client.signedIn();
      if (!location.startsWith('/c/')) navigate('/c/home', { replace: true });
    } catch (error) {
      setWrong(signInTrouble(toProblem(error)));
      setBusy(false);
    }
  };

  return (
    <Threshold
      seats={username.length < 2 ? [{ kind: 'mine' }] : [{ kind: 'friend', username }]}
      title={words.welcomeBack}
      intro={<p>{sayLeft(leftWhy)}</p>}
      promise={words.noCompany(inBold)}
    >
      <form onSubmit={(event) => void submit(event)}>
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
        />
        <PasswordField
          label={words.yourPassword}
          name="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          placeholder=" "
          required
          autoComplete="current-password"
          hint={words.forgotten}
        />
        {wrong !== undefined && <Trouble>{wrong}</Trouble>}
        <Actions>
          <Button kind="brass" type="submit" busy={busy}>
            {words.comeIn}
          </Button>
        </Actions>
      </form>
    </Threshold>
  );
}

function signInTrouble(problem: ApiProblem): string {
  if (problem.status === 401) return words.wrongPair;
  if (problem.status === 429) {
    return words.tooOften(Math.max(1, Math.ceil((problem.retryAfter ?? 60_000) / 60_000)));
  }
  if (problem.status === 503) return words.handsFull;
  return sayProblem(problem);
}

/** What happened to whoever was in a moment ago; the seat is only promised to who still has one. */
function sayLeft(why: string | undefined): string {
  if (why === 'kicked' || why === 'banned') return words.shownOut;
  if (why === 'password_changed') return words.passwordChanged;
  return why === 'revoked' ? words.signedOutElsewhere : words.seatWaits;
}
