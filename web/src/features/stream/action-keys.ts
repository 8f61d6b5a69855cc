/** What a key asks of the message it was pressed on. */
export function actionForKey(
  event: KeyboardEvent,
): 'menu' | 'reply' | 'edit' | 'react' | 'remove' | undefined {
  const onRow = event.target instanceof HTMLElement && event.target.matches('[data-row]');
  if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 'Enter':
      return 'menu';
    case 'r':
      return 'reply';
    case 'e':
      return 'edit';
    case '+':
      return 'react';
    case 'Delete':
      return 'remove';
    default:
      return undefined;
  }
}
