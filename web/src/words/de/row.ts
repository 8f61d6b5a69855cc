import { plural } from '../../lib/text';
import type { RowWords } from '../row';

export const row: RowWords = {
  newCount: (count, since) => {
    const words = plural(count, { one: '# neu', other: '# neu' });
    return since === undefined ? words : `${words} seit ${since}`;
  },
  allRead: 'Alles gelesen',
  escDoesToo: 'Esc tut es auch',
  backToNow: 'Zurück ins Jetzt',
  newBackToNow: (count) =>
    plural(count, { one: '# neu, zurück ins Jetzt', other: '# neu, zurück ins Jetzt' }),
  reply: 'Antworten',
  more: 'Mehr',
  aboutMessage: 'Zu dieser Nachricht',
  copyText: 'Text kopieren',
  textCopied: 'Text kopiert.',
  copyLink: 'Link kopieren',
  hidden: (count) =>
    plural(count, { one: '# verborgene Nachricht.', other: '# verborgene Nachrichten.' }),
  showHidden: 'Zeigen',
  passOn: 'Weitergeben',
  passOnTo: 'In welchen Raum, an wen',
  passOnWith: 'Ein eigenes Wort dazu, wenn du magst',
  passedOnTo: (place) => `Weitergegeben: ${place}.`,
  saidBy: (name) => `Weitergegeben. ${name} hat es gesagt`,
  originHidden: 'Wo das gesagt wurde, ist weg oder nicht für dich.',
  keep: 'Merken',
  letGo: 'Nicht mehr merken',
  letGone: 'Nicht mehr gemerkt.',
  isSaved: 'gemerkt',
  isPinned: 'angeheftet',
  kept: 'Gemerkt. Du findest es hinter dem Namen des Raums.',
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
  withHeart: 'Mit einem Herz reagieren',
  reactWith: (emoji) => `Mit ${emoji} reagieren`,
  moreEmoji: 'Mehr Emoji',
  whoReacted: 'Wer reagiert hat',
  nobodyReacted: 'Niemand mehr.',
  askingWho: 'Wir fragen, wer es war',

  notSent: (why) => `Nicht gesendet: ${why}`,
  serverSilent: 'Der Server hat nicht geantwortet.',
};
