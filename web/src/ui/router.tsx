/** Addresses of the page: a handful of routes need no more than this. One store over the browser's own
 *  history; a link is an ordinary link that is followed without loading the page anew. */

import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  useContext,
  useEffect,
  useSyncExternalStore,
} from 'react';
import { Listeners } from '../lib/listeners';

const listeners = new Listeners();

/** State of an entry that only lets Back close what lies over the page (ui/back). */
export const overPage = 'over';

export interface NavigateOptions {
  replace?: boolean;
}

export function navigate(to: string, { replace = false }: NavigateOptions = {}): void {
  // Whoever goes on from something that lies over a page does not come back to it.
  if (replace || history.state === overPage) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  listeners.call();
}

/** Called after every change of the address, whoever made it. */
export function onNavigated(listener: () => void): () => void {
  const forget = listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    forget();
    removeEventListener('popstate', listener);
  };
}

export function useLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(onNavigated, () => location.pathname), navigate];
}

export type Params = Readonly<Record<string, string | undefined>>;

/** `/c/:channel/:seq?` against a path; `/settings/*` leaves the rest under `*`. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const params: Record<string, string | undefined> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === '*') return { ...params, '*': given.slice(index).join('/') };
    const value = given[index];
    if (part.startsWith(':')) {
      if (value === undefined && !part.endsWith('?')) return undefined;
      params[part.replace(/[:?]/g, '')] = value === undefined ? undefined : decoded(value);
    } else if (part !== value) return undefined;
  }
  return given.length > wanted.length ? undefined : params;
}

/** A stray percent sign is no reason for a page to stop. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Filled in by the one place that knows the routes. */
export const RouteParams = createContext<Params>({});

export function useParams(): Params {
  return useContext(RouteParams);
}

export function Link({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (event.defaultPrevented || elsewhere || event.button !== 0) return;
    event.preventDefault();
    navigate(href);
  };
  // What it holds comes with `rest`.
  // oxlint-disable-next-line jsx-a11y/anchor-has-content
  return <a href={href} onClick={follow} {...rest} />;
}

export function Redirect({ to }: { to: string }): null {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
