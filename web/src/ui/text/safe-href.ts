const SCHEMES = new Set(['https:', 'http:', 'mailto:']);

/** The address as the browser understands it, if it leads to a page or a letter. The grammar lets only
 *  such through; this asks the one parser whose opinion counts. */
export function safeHref(address: string): string | undefined {
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
