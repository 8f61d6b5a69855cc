// Which page stands at which address, and who may see it. The room is in the first load; all that
// is met once (setup, sign-in, invite) or seldom (settings) comes when it is asked for.

import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { NotFoundPage } from '../features/gone/not-found-page';
import { RoomPage } from '../features/room/room-page';
import type { ClientState } from '../sync/types';
import { commonWords as words } from '../words/common';
import { useSpoken } from './language';
import { useClientState } from './use-client';

const SetupPage = lazy(() =>
  import('../features/setup/setup-page').then((m) => ({ default: m.SetupPage })),
);
const SignInPage = lazy(() =>
  import('../features/auth/sign-in-page').then((m) => ({ default: m.SignInPage })),
);
const InvitePage = lazy(() =>
  import('../features/auth/invite-page').then((m) => ({ default: m.InvitePage })),
);
const LinkPage = lazy(() =>
  import('../features/auth/link-page').then((m) => ({ default: m.LinkPage })),
);
const SettingsPage = lazy(() =>
  import('../features/settings/settings-page').then((m) => ({ default: m.SettingsPage })),
);

/** Pages for people who are in; everybody else is led to where they have to go first. */
function Inside({ phase, children }: { phase: ClientState['phase']; children: ReactNode }) {
  switch (phase) {
    case 'boot':
      return null;
    case 'setup':
      return <Redirect to="/setup" replace />;
    case 'signed-out':
      return <SignInPage />;
    case 'unreachable':
      return <Unreachable />;
    case 'ready':
      return children;
  }
}

/** Nothing kept from an earlier visit and no server: the client goes on trying by itself. */
function Unreachable() {
  return (
    <main className="crash" role="status">
      <h1>{words.unreachable}</h1>
      <p>{words.unreachableTrying}</p>
    </main>
  );
}

export function Routes() {
  const phase = useClientState((state) => state.phase);
  const spoken = useSpoken();
  const inside = (page: ReactNode) => <Inside phase={phase}>{page}</Inside>;
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/setup">
          <SetupPage />
        </Route>
        <Route path="/invite/:code">
          <InvitePage />
        </Route>
        <Route path="/link/:code">
          <LinkPage />
        </Route>
        <Route path="/settings/*?">{inside(<SettingsPage />)}</Route>
        <Route path="/">{inside(<Redirect to="/c/home" replace />)}</Route>
        <Route path="/c/:channel/:seq?">{inside(<RoomPage key={spoken} />)}</Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  );
}
