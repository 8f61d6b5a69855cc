import { type FormEvent, useEffect, useState } from 'react';
import { acceptInvite, getInvite } from '../../api/accounts';
import { type ApiProblem, toProblem } from '../../api/http';
import { client, useClientState } from '../../app/use-client';
import type { InvitePreview } from '../../sync/types';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { useLocation, useParams } from '../../ui/router';
import { Actions, Threshold } from '../../ui/threshold';
import { cleanUsername, displayNameFrom, PASSWORD_MIN, USERNAME_MAX } from '../../ui/username';
import { commonWords } from '../../words/common';
import { doorWords as words } from '../../words/door';
import { sayProblem } from '../../words/problems';
import { seatsFor } from './invite-seats';
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
    document.title = `${words.inviteTitle} · Snug`;
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
      <Threshold seats={[]} lit={false} title={words.oneMoment} promise="">
        {null}
      </Threshold>
    );
  }
  if (preview.state === 'closed') return <ClosedInvite problem={preview.problem} />;

  const { server, by, by_name: name } = preview.invite;
  return (
    <Threshold
      seats={seatsFor(by, name, server.members)}
      icon={server.icon}
      title={words.inviteTitle}
      intro={
        <>
          <p>{words.keepingSeat(<strong>{name}</strong>, <strong>{server.name}</strong>)}</p>
          <p>
            {words.friendsIn(server.members)} {words.dashedSeat}
          </p>
        </>
      }
      promise={words.friendsServer(<strong>{server.name}</strong>)}
    >
      {signedInAs === undefined ? (
        <JoinForm code={code} onClosed={(problem) => setPreview({ state: 'closed', problem })} />
      ) : (
        <>
          <p>{words.inAlready(signedInAs.display_name)}</p>
          <Actions>
            <Button kind="brass" onClick={() => navigate('/c/home')}>
              {words.goToSeat}
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
    ? words.nameTaken
    : problem?.field === 'username'
      ? sayProblem(problem)
      : undefined;
  const passwordTrouble = problem?.field === 'password' ? sayProblem(problem) : undefined;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextField
        label={words.pickName}
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
        label={words.andPassword}
        name="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        placeholder=" "
        required
        minLength={PASSWORD_MIN}
        autoComplete="new-password"
        hint={words.onlyTheseTwo}
        error={passwordTrouble}
      />
      {problem !== undefined && nameTrouble === undefined && passwordTrouble === undefined && (
        <Trouble>{sayProblem(problem)}</Trouble>
      )}
      <Actions>
        <Button kind="brass" type="submit" busy={busy}>
          {words.takeSeat}
        </Button>
        <Button kind="plain" onClick={() => navigate('/')}>
          {words.beenHere}
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
      title={away ? words.serverSilentTitle : words.linkDone}
      intro={<p>{away ? words.linkFine : words.linkDoneWhy}</p>}
      promise={words.linkPromise}
    >
      <Actions>
        {away ? (
          <Button kind="brass" onClick={() => location.reload()}>
            {commonWords.loadAgain}
          </Button>
        ) : (
          <Button onClick={() => navigate('/')}>{words.beenHere}</Button>
        )}
      </Actions>
    </Threshold>
  );
}
