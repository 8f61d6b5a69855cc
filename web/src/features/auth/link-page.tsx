import { type FormEvent, useEffect, useState } from 'react';
import { redeemSignInLink } from '../../api/accounts';
import { type ApiProblem, toProblem } from '../../api/http';
import { client } from '../../app/use-client';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/field';
import { useLocation, useParams } from '../../ui/router';
import { Actions, Threshold } from '../../ui/threshold';
import { PASSWORD_MIN } from '../../ui/username';
import { doorWords as words } from '../../words/door';
import { sayProblem } from '../../words/problems';
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
    document.title = `${words.signInTitle} · Snug`;
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
      title={spent ? words.linkDone : words.wayBackIn}
      intro={<p>{spent ? words.linkSpent : words.linkSignsIn}</p>}
      promise={words.nobodyButYou}
    >
      {spent ? (
        <Actions>
          <Button onClick={() => navigate('/')}>{words.withPassword}</Button>
        </Actions>
      ) : (
        <form onSubmit={(event) => void comeIn(event)}>
          <PasswordField
            label={words.newPassword}
            name="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            placeholder=" "
            minLength={PASSWORD_MIN}
            autoComplete="new-password"
            hint={words.newPasswordHint}
          />
          {problem !== undefined && <Trouble>{sayProblem(problem)}</Trouble>}
          <Actions>
            <Button kind="brass" type="submit" busy={busy}>
              {words.comeIn}
            </Button>
          </Actions>
        </form>
      )}
    </Threshold>
  );
}
