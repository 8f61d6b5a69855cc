import { plural } from '../../lib/text';
import type { CommonWords } from '../common';

export const common: CommonWords = {
  close: 'Schließen',
  tryAgain: 'Noch einmal',
  oneMoment: 'Einen Moment',
  loadAgain: 'Neu laden',
  done: 'Fertig',
  closeNotice: 'Hinweis schließen',
  news: 'Neues',
  newMessages: (count) => plural(count, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  showPassword: 'Passwort zeigen',
  hidePassword: 'Passwort verbergen',
  linkCopied: 'Link kopiert.',
  clipboardClosed: 'Der Browser hält die Zwischenablage auf dieser Seite geschlossen.',

  forgotten: 'gelöschtes Mitglied',
  whoLeft: 'jemand, der gegangen ist',

  crashed: 'Diese Seite ist stehen geblieben.',
  crashedKept:
    'Was du geschrieben hast, ist auf diesem Gerät aufgehoben. Neu laden bringt es zurück.',
  unreachable: 'Der Server antwortet nicht.',
  unreachableTrying: 'Wir versuchen es weiter. Die Seite füllt sich, sobald er wieder da ist.',

  copyLink: 'Link kopieren',
};
