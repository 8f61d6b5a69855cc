// Which page stands at which address, and who may see it. The room is in the first load; all that
// is met once (setup, sign-in, invite) or seldom (settings) comes when it is asked for.

import { lazy, type ReactNode, Suspense } from 'react';
import { RoomPage } from '../features/room/room-page';
import type { ClientState } from '../sync/types';
import { matchPath, type Params, Redirect, RouteParams, useLocation } from '../ui/router';
import { commonWords as words } from '../words/common';
import { useSpoken } from './language';
import { useClientState } from './use-client';

const NotFoundPage = lazy(() =>
  import('../features/gone/not-found-page').then((m) => ({ default: m.NotFoundPage })),
);
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
const SharePage = lazy(() =>
  import('../features/room/share/share-page').then((m) => ({ default: m.SharePage })),
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
      return <Redirect to="/setup" />;
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

interface Route {
  path: string;
  page: () => ReactNode;
  /** For people who are in. */
  inside?: true;
}

const routes: readonly Route[] = [
  { path: '/setup', page: () => <SetupPage /> },
  { path: '/invite/:code', page: () => <InvitePage /> },
  { path: '/link/:code', page: () => <LinkPage /> },
  { path: '/share', page: () => <SharePage />, inside: true },
  { path: '/settings/*', page: () => <SettingsPage />, inside: true },
  { path: '/', page: () => <Redirect to="/c/home" />, inside: true },
  { path: '/c/:channel/:seq?', page: () => <RoomInLanguage />, inside: true },
];

/** Rows that stand in memory would go on in the old language. */
function RoomInLanguage() {
  return <RoomPage key={useSpoken()} />;
}

function routeAt(path: string): { route: Route; params: Params } | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

export function Routes() {
  const phase = useClientState((state) => state.phase);
  const [path] = useLocation();
  useSpoken();
  const found = routeAt(path);
  if (found === undefined) {
    return (
      <Suspense fallback={null}>
        <NotFoundPage />
      </Suspense>
    );
  }
  const { route, params } = found;
  return (
    <Suspense fallback={null}>
      <RouteParams value={params}>
        {route.inside ? <Inside phase={phase}>{route.page()}</Inside> : route.page()}
      </RouteParams>
    </Suspense>
  );
}
