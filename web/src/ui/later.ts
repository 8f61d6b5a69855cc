import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { backoffMs } from '../lib/backoff';

/** A part of the page that may come late, or after several tries: what it adds is not worth a page
 *  that stops. Stands in a Suspense without a fallback. */
export function later<P>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  const attempt = async (tries: number): Promise<{ default: ComponentType<P> }> => {
    try {
      return { default: await load() };
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, backoffMs(tries));
      });
      return attempt(tries + 1);
    }
  };
  return lazy(() => attempt(0));
}
