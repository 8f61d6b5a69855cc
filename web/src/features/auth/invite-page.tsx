import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type ApiProblem, acceptInvite, getInvite, toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import type { InvitePreview } from '../../sync/types';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Actions, Threshold } from '../../ui/threshold';
import { cleanUsername, displayNameFrom, PASSWORD_MIN, USERNAME_MAX } from '../../ui/username';
import { friendsInAlready, seatsFor } from './invite-seats';
import { Trouble } from './trouble';

type Preview =
  | { state: 'loading' }
  | { state: 'open'; invite: InvitePreview }
  | { state: 'closed'; problem: ApiProblem };

export function InvitePage() {
  const { code = '' } = useParams();
  const [, navigate] = useLocation();
  const signedInAs = useClientState((state) => (state.phase === 'ready' ? state.me : undefined));
  const [preview, setPreview] = useState<Preview>({ state: 'loading' });

  useEffect(() => {
    document.title = 'Come on in · Snug';
    let current = true;
    getInvite(code).then(
      (invite) => current && setPreview({ state: 'open', invite }),
      (error: unknown) => current && setPreview({ state: 'closed', problem: toProblem(error) }),
    );
    return () => {
      current = false;
    };
  }, [code]);

  if (preview.state === 'loading') {
    return (
      <Threshold seats={[]} lit={false} title="One moment" promise="">
        {null}
      </Threshold>
    );
  }
  if (preview.state === 'closed') return <ClosedInvite problem={preview.problem} />;

  const { server, by } = preview.invite;
  return (
    <Threshold
      seats={seatsFor(by, server.members)}
      title="Come on in"
      intro={
        <>
          <p>
            <strong>{by}</strong> is keeping a seat for you at <strong>{server.name}</strong>.
          </p>
          <p>{friendsInAlready(server.members)} The dashed seat is yours.</p>
        </>
      }
      promise={
        <>
          <strong>{server.name}</strong> lives on a friend's own server. No ads, no tracking. No
          company in between.
        </>
      }
    >
      {signedInAs === undefined ? (
        <JoinForm code={code} onClosed={(problem) => setPreview({ state: 'closed', problem })} />
      ) : (
        <>
          <p>You are in already, as {signedInAs.display_name}.</p>
          <Actions>
            <Button kind="brass" onClick={() => navigate('/c/home')}>
              Go to your seat
            </Button>
          </Actions>
        </>
      )}
    </Threshold>
  );
}

function JoinForm({ code, onClosed }: { code: string; onClosed: (problem: ApiProblem) => void }) {
  const [, navigate] = useLocation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await acceptInvite(code, { username, password, display_name: displayNameFrom(username) });
      await client.signedIn();
      navigate('/c/home', { replace: true });
    } catch (error) {
      const refusal = toProblem(error);
      if (refusal.status === 410 || refusal.status === 404) onClosed(refusal);
      else setProblem(refusal);
      setBusy(false);
    }
  };

  const nameTaken = problem?.status === 409;
  const nameTrouble = nameTaken
    ? 'Somebody has this name, or had it once. Add a letter or two.'
    : problem?.field === 'username'
      ? problem.message
      : undefined;
  const passwordTrouble = problem?.field === 'password' ? problem.message : undefined;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField
        label="Pick a name"
        name="username"
        value={username}
        onChange={(event) => setUsername(cleanUsername(event.target.value))}
        required
        minLength={2}
        maxLength={USERNAME_MAX}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={nameTrouble}
      />
      <PasswordField
        label="And a password"
        name="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        placeholder=" "
        required
        minLength={PASSWORD_MIN}
        autoComplete="new-password"
        hint="No email, no phone number. Only these two."
        error={passwordTrouble}
      />
      {problem !== undefined && nameTrouble === undefined && passwordTrouble === undefined && (
        <Trouble>
          {problem.status === 0
            ? "The server didn't answer. Try again in a moment."
            : problem.message}
        </Trouble>
      )}
      <Actions>
        <Button kind="brass" type="submit" busy={busy}>
          Take the seat
        </Button>
        <Button kind="plain" onClick={() => navigate('/')}>
          I've been here before
        </Button>
      </Actions>
    </form>
  );
}

function ClosedInvite({ problem }: { problem: ApiProblem }) {
  const [, navigate] = useLocation();
  const away = problem.status === 0 || problem.status >= 500;
  return (
    <Threshold
      seats={[]}
      lit={false}
      title={away ? "The server didn't answer" : 'This link has done its work'}
      intro={
        <p>
          {away
            ? 'Nothing is wrong with your link. Load this page again in a moment.'
            : 'It was used up, taken back, or is too old. Ask the friend who sent it for a new one.'}
        </p>
      }
      promise="A link opens the door for a while only, so that the room stays among friends."
    >
      <Actions>
        {away ? (
          <Button kind="brass" onClick={() => location.reload()}>
            Load again
          </Button>
        ) : (
          <Button onClick={() => navigate('/')}>I've been here before</Button>
        )}
      </Actions>
    </Threshold>
  );
}
