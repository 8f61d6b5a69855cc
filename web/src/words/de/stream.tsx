import { listOf, plural } from '../../lib/text';
import type { StreamWords } from '../stream';

export const stream: StreamWords = {
  messageList: 'Nachrichtenliste',
  messagesIn: (room) => `Nachrichten in ${room}`,
  homeBegins: 'Hier beginnt der Raum, den alle teilen.',
  roomBegins: (room) => `Hier beginnt ${room}.`,
  directBegins: (names) => <>Hier beginnt dein Gespräch mit {names}.</>,
  onlyYou: 'Niemand sonst sieht es.',
  privateBegins: 'Nur wer hereingelassen wurde, sieht ihn.',
  newSince: (since) => `Neu seit ${since}`,
  dayAndTime: (day, time) => `${day}, ${time}`,
  cameIn: (name, inviter) => (
    <>
      {name} ist dazugekommen{inviter !== undefined && ', eingeladen von '}
      {inviter}
    </>
  ),
  pinned: (name) => <>{name} hat eine Nachricht angeheftet</>,
  renamed: (name, room) => (
    <>
      {name} hat den Raum {room} genannt
    </>
  ),
  newTopic: (name, topic) => (
    <>
      {name} hat gesagt, worum es geht: {topic}
    </>
  ),
  noTopic: (name) => <>{name} hat das Thema weggenommen</>,
  fromOutside: 'von außen geschrieben',
  edited: 'bearbeitet',
  edit: 'Bearbeiten',
  delete: 'Löschen',
  notSent: (why) => `Nicht gesendet: ${why}`,
  serverSilent: 'Der Server hat nicht geantwortet.',
  inReplyTo: 'Antwort auf ',
  takenBack: 'Diese Nachricht wurde zurückgenommen',
  earlierMessage: 'Eine frühere Nachricht',

  fetchingBefore: 'Wir holen, was vorher war',
  fetchingAfter: 'Wir holen, was danach kam',
  olderFailed: 'Ältere Nachrichten sind nicht gekommen.',
  newerFailed: 'Neuere Nachrichten sind nicht gekommen.',
  newCount: (count, since) => {
    const words = plural(count, { one: '# neu', other: '# neu' });
    return since === undefined ? words : `${words} seit ${since}`;
  },
  allRead: 'Alles gelesen',
  escDoesToo: 'Esc tut es auch',
  backToNow: 'Zurück ins Jetzt',
  newBackToNow: (count) =>
    plural(count, { one: '# neu, zurück ins Jetzt', other: '# neu, zurück ins Jetzt' }),
  waitingForConnection: 'Wartet auf die Verbindung',
  sending: 'Wird gesendet',
  stillTrying: (why) => `${why}. Wir versuchen es weiter.`,

  writing: (names) =>
    names.length > 3
      ? 'Mehrere schreiben gerade'
      : names.length === 1
        ? `${names[0]} schreibt gerade`
        : `${listOf(names)} schreiben gerade`,

  hidden: (count) =>
    plural(count, { one: '# verborgene Nachricht.', other: '# verborgene Nachrichten.' }),
  showHidden: 'Zeigen',
  saidBy: (name) => `Weitergegeben. ${name} hat es gesagt`,
  originHidden: 'Wo das gesagt wurde, ist weg oder nicht für dich.',
};
