/** "🍞 baking": what somebody is up to, on one line; undefined for who says nothing. */
export function statusLine(
  status: { text?: string; emoji?: string } | undefined,
): string | undefined {
  const line = [status?.emoji, status?.text].filter(Boolean).join(' ');
  return line === '' ? undefined : line;
}
