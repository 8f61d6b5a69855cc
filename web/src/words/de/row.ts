import type { RowWords } from '../row';

export const row: RowWords = {
  reply: 'Antworten',
  more: 'Mehr',
  aboutMessage: 'Zu dieser Nachricht',
  copyText: 'Text kopieren',
  textCopied: 'Text kopiert.',
  copyLink: 'Link kopieren',
  markUnread: 'Ab hier ungelesen',
  versions: 'Was da vorher stand',
  asItIs: 'wie es jetzt ist',
  pin: 'Für alle anheften',
  unpin: 'Nadel herausziehen',
  editing: 'Nachricht ändern',
  save: 'Sichern',
  leaveEdit: 'Lassen, wie es war',
  editKeys: 'Enter sichert, Esc lässt alles, wie es war',
  deleteTitle: 'Diese Nachricht löschen?',
  deleteWhy: 'Sie verschwindet für alle, hier und auf jedem Gerät, und kommt nicht zurück.',
  deleteForAll: 'Für alle löschen',
  notNow: 'Jetzt nicht',
};
