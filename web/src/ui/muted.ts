/** Whether a room stays quiet for me: for good, or for a time. */
export function isMuted(
  notify: { level: string; muted_until?: string | undefined },
  now = Date.now(),
): boolean {
  if (notify.level === 'none') return true;
  return notify.muted_until !== undefined && Date.parse(notify.muted_until) > now;
}
