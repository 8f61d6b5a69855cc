// Notices that the server now carries a newer client than the one running here: the page it would
// serve names another main script. Says so once; never reloads by itself.

const mainScript = /<script[^>]+src="(\/assets\/[^"]+\.js)"/;

export function mainScriptOf(page: string): string | undefined {
  return mainScript.exec(page)?.[1];
}

/** `running` is the main script's address in this page; undefined (development) never differs. */
export async function hasNewVersion(
  running: string | undefined,
  fetchPage: () => Promise<string>,
): Promise<boolean> {
  if (running === undefined) return false;
  try {
    const served = mainScriptOf(await fetchPage());
    return served !== undefined && served !== running;
  } catch {
    // No answer is no news.
    return false;
  }
}
