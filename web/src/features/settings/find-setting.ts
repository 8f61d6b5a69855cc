/** The setting on a section's page that was looked for: the row or title whose words have it, the
 *  shortest first, since that says it best. */
export function settingIn(page: ParentNode, wanted: string): HTMLElement | undefined {
  const sought = wanted.trim().toLocaleLowerCase();
  if (sought === '') return undefined;
  const textOf = (element: HTMLElement) => (element.textContent ?? '').trim();
  return [...page.querySelectorAll<HTMLElement>('label, legend, h2, [role=radiogroup], button')]
    .filter((element) => textOf(element).toLocaleLowerCase().includes(sought))
    .toSorted((a, b) => textOf(a).length - textOf(b).length)[0];
}

/** Brings it into sight and gives it the focus, which shows where it is. */
export function goToSetting(found: HTMLElement): void {
  found.scrollIntoView({ block: 'center' });
  const control =
    found instanceof HTMLLabelElement ? found.control : found.querySelector<HTMLElement>('input');
  const target = control ?? found;
  if (target === found && !(found instanceof HTMLButtonElement)) found.tabIndex = -1;
  target.focus({ preventScroll: true });
}
