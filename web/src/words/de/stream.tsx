import { listOf } from '../../lib/text';
import type { StreamWords } from '../stream';

export const stream: StreamWords = {
  messageList: 'Nachrichtenliste',
  messagesIn: (room) => `Nachrichten in ${room}`,
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
  inReplyTo: 'Antwort auf ',
  takenBack: 'Diese Nachricht wurde zurückgenommen',
  earlierMessage: 'Eine frühere Nachricht',

  fetchingBefore: 'Wir holen, was vorher war',
  fetchingAfter: 'Wir holen, was danach kam',
  olderFailed: 'Ältere Nachrichten sind nicht gekommen.',
  newerFailed: 'Neuere Nachrichten sind nicht gekommen.',
  waitingForConnection: 'Wartet auf die Verbindung',
  sending: 'Wird gesendet',
  stillTrying: (why) => `${why}. Wir versuchen es weiter.`,

  writing: (names) =>
    names.length > 3
      ? 'Mehrere schreiben gerade'
      : names.length === 1
        ? `${names[0]} schreibt gerade`
        : `${listOf(names)} schreiben gerade`,
};
