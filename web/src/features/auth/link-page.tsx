import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type ApiProblem, redeemSignInLink, toProblem } from '../../api/http';
import { client } from '../../app/use-client';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/field';
import { Actions, Threshold } from '../../ui/threshold';
import { PASSWORD_MIN } from '../../ui/username';
import { Trouble } from './trouble';

/** The one-time sign-in link. It asks before it is used up: mail programs and previews open links
 *  on their own, and a link that worked by being looked at would be gone before its owner came. */
export function LinkPage() {
  const { code = '' } = useParams();
  const [, navigate] = useLocation();
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  useEffect(() => {
    document.title = 'Sign in · Snug';
  }, []);

  const comeIn = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await redeemSignInLink(code, password === '' ? undefined : password);
      await client.signedIn();
      navigate('/c/home', { replace: true });
    } catch (error) {
      setProblem(toProblem(error));
      setBusy(false);
    }
  };

  const spent = problem !== undefined && [404, 410].includes(problem.status);
  return (
    <Threshold
      seats={[{ kind: 'mine' }]}
      lit={!spent}
      title={spent ? 'This link has done its work' : 'Your way back in'}
      intro={
        <p>
          {spent
            ? 'It works once and not for long. Ask whoever made it for a new one.'
            : 'This link signs you in once, on this device.'}
        </p>
      }
      promise="Nobody but you should open it. If you did not ask for it, leave it closed."
    >
      {spent ? (
        <Actions>
          <Button onClick={() => navigate('/')}>Sign in with the password</Button>
        </Actions>
      ) : (
        <form onSubmit={(event) => void comeIn(event)}>
          <PasswordField
            label="A new password"
            name="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            placeholder=" "
            minLength={PASSWORD_MIN}
            autoComplete="new-password"
            hint="Left empty, the old one stays. A new one signs out all your other devices."
          />
          {problem !== undefined && (
            <Trouble>
              {problem.status === 0
                ? "The server didn't answer. Try again in a moment."
                : problem.message}
            </Trouble>
          )}
          <Actions>
            <Button kind="brass" type="submit" busy={busy}>
              Come in
            </Button>
          </Actions>
        </form>
      )}
    </Threshold>
  );
}
