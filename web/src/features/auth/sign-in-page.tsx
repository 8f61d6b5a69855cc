import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { signIn, toProblem } from '../../api/http';
import { client } from '../../app/use-client';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Actions, Threshold } from '../../ui/threshold';
import { cleanUsername, USERNAME_MAX } from '../../ui/username';
import { Trouble } from './trouble';

/** Stands at any address while nobody is signed in, so that a link still leads where it pointed. */
export function SignInPage() {
  const [location, navigate] = useLocation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();

  useEffect(() => {
    document.title = 'Sign in · Snug';
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
      title="Welcome back"
      intro={<p>Your seat is where you left it.</p>}
      promise={
        <>
          <strong>A room of your own.</strong> No ads, no tracking, no company in between.
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)}>
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
        />
        <PasswordField
          label="Your password"
          name="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          placeholder=" "
          required
          autoComplete="current-password"
          hint="Forgotten? Somebody who holds the keys can make you a sign-in link."
        />
        {wrong !== undefined && <Trouble>{wrong}</Trouble>}
        <Actions>
          <Button kind="brass" type="submit" busy={busy}>
            Come in
          </Button>
        </Actions>
      </form>
    </Threshold>
  );
}

function signInTrouble(problem: {
  status: number;
  message: string;
  retryAfter: number | undefined;
}) {
  if (problem.status === 0) return "The server didn't answer. Try again in a moment.";
  if (problem.status === 401)
    return "Name and password don't fit together. Look at both once more.";
  if (problem.status === 429) {
    const minutes = Math.max(1, Math.ceil((problem.retryAfter ?? 60_000) / 60_000));
    return `That was often in a short time. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
  }
  if (problem.status === 503) return 'The server has its hands full. Try again in a moment.';
  return problem.message;
}
