// The page's single Trusted Types policy. It lets through addresses of our own origin and nothing
// else; there is no way to make HTML or script text with it.

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy;
}

function checkOwnOrigin(url: string): string {
  const resolved = new URL(url, self.location.href);
  if (resolved.origin !== self.location.origin) {
    throw new TypeError('Only our own origin may be run');
  }
  return resolved.href;
}

let policy: ScriptUrlPolicy | undefined;

/** For SharedWorker and serviceWorker.register, which refuse plain strings under our CSP. */
export function ownScriptUrl(url: string): string {
  const factory = (self as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory) return checkOwnOrigin(url);
  // A second policy of the same name throws, so it is made once and kept.
  policy ??= factory.createPolicy('snug', { createScriptURL: checkOwnOrigin });
  // The DOM types know only strings here; the object is what the browser demands.
  return policy.createScriptURL(url) as string;
}
