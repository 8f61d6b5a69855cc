/** Copies to the clipboard; false when the browser refuses. Plain http on a home network has no
 *  clipboard API, so the old way by a selected field stays as the second. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const cameFrom = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  // Deprecated, and the only way where the page is not served over https.
  const done = document.execCommand('copy');
  field.remove();
  if (cameFrom instanceof HTMLElement) cameFrom.focus();
  return done;
}
