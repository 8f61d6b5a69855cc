import { plural } from '../../lib/text';
import type { DoorWords } from '../door';

const smallNumbers = [
  'Null',
  'Eine',
  'Zwei',
  'Drei',
  'Vier',
  'Fünf',
  'Sechs',
  'Sieben',
  'Acht',
  'Neun',
  'Zehn',
];

export const door: DoorWords = {
  theRoom: 'Der Raum',
  serverSilentTitle: 'Der Server hat nicht geantwortet',
  signInTitle: 'Anmelden',
  signIn: 'Anmelden',
  comeIn: 'Hereinkommen',
  yourName: 'Dein Name',
  noCompany: (strong) => (
    <>{strong('Ein eigener Raum.')} Keine Werbung, kein Ausspähen, keine Firma dazwischen.</>
  ),

  openTitle: 'Den Raum aufschließen',
  openHeading: 'Schließen wir den Raum auf',
  openIntro: 'Du bist als Erstes hier, also hast du die Schlüssel. Teilen kannst du sie später.',
  openByLink:
    'Öffne den Link, den der Server beim Start ausgegeben hat. Er endet mit einem langen Wort hinter einem #, das dich als Besitzer hereinlässt.',
  openAlready: 'Der Raum ist schon offen',
  openAlreadyWhy:
    'Diese Seite geht nur einmal, und jemand hat sie benutzt. Bitte dort um einen Einladungslink.',
  ownMachine: (strong) => (
    <>
      {strong('Ein eigener Raum.')} Für deine Leute, auf deinem eigenen Rechner. Keine Werbung, kein
      Ausspähen, keine Firma dazwischen.
    </>
  ),
  groupName: 'Wie heißt eure Runde?',
  face: 'Gesicht',
  nameStays: 'Dieser bleibt. Der Name, den andere sehen, lässt sich jeden Tag ändern.',
  aPassword: 'Ein Passwort',
  passwordHint: 'Lang schlägt schlau: Drei oder vier Wörter genügen.',
  openTheRoom: 'Den Raum aufschließen',
  worksOnce:
    'Diese Seite geht nur einmal, mit dem Link, den der Server beim Start ausgegeben hat. Nach dir kann sie niemand mehr öffnen.',
  serverSilentCheck:
    'Der Server hat nicht geantwortet. Sieh nach, ob er läuft, und versuch es noch einmal.',
  wrongToken:
    'Das ist nicht der Link, den der Server ausgegeben hat. Öffne den neuesten aus seinem Terminal.',

  welcomeBack: 'Schön, dass du da bist',
  seatWaits: 'Dein Platz ist, wo du ihn gelassen hast.',
  shownOut:
    'Jemand, der auf den Raum achtet, hat dich hinausbegleitet. Frag nach, wenn du nicht weißt, warum.',
  passwordChanged:
    'Das Passwort wurde geändert, und dieses Gerät wurde dabei abgemeldet. Melde dich mit dem neuen an.',
  signedOutElsewhere: 'Dieses Gerät wurde von einem anderen Gerät von dir abgemeldet.',
  yourPassword: 'Dein Passwort',
  forgotten: 'Vergessen? Wer die Schlüssel hat, kann dir einen Anmeldelink machen.',
  wrongPair: 'Name und Passwort passen nicht zusammen. Sieh beide noch einmal an.',
  tooOften: (minutes) =>
    plural(minutes, {
      one: 'Das war oft in kurzer Zeit. Versuch es in einer Minute wieder.',
      other: 'Das war oft in kurzer Zeit. Versuch es in # Minuten wieder.',
    }),
  handsFull: 'Der Server hat alle Hände voll. Versuch es gleich noch einmal.',

  inviteTitle: 'Komm herein',
  oneMoment: 'Einen Moment',
  keepingSeat: (by, server) => (
    <>
      {by} hält dir einen Platz frei: {server}.
    </>
  ),
  friendsIn: (members) =>
    members === 1
      ? 'Eine Person ist schon da.'
      : `${smallNumbers[members] ?? members} sind schon da.`,
  dashedSeat: 'Der Platz mit dem Plus ist deiner.',
  friendsServer: (server) => (
    <>
      {server} läuft auf dem eigenen Server von jemandem, den du kennst. Keine Werbung, kein
      Ausspähen. Keine Firma dazwischen.
    </>
  ),
  inAlready: (name) => `Du bist schon drin, als ${name}.`,
  goToSeat: 'Zu deinem Platz',
  nameTaken: 'So heißt schon jemand, oder hieß einmal so. Häng ein, zwei Buchstaben an.',
  pickName: 'Such dir einen Namen aus',
  andPassword: 'Und ein Passwort',
  onlyTheseTwo: 'Keine E-Mail, keine Telefonnummer. Nur diese zwei.',
  takeSeat: 'Platz nehmen',
  beenHere: 'Ich war schon einmal hier',
  linkDone: 'Dieser Link hat seinen Dienst getan',
  linkFine: 'Mit deinem Link ist alles in Ordnung. Lade die Seite gleich noch einmal.',
  linkDoneWhy:
    'Er ist aufgebraucht, zurückgenommen oder zu alt. Bitte um einen neuen, wo du ihn her hast.',
  linkPromise: 'Ein Link öffnet die Tür nur eine Weile, damit der Raum unter Freunden bleibt.',

  wayBackIn: 'Dein Weg zurück',
  linkSpent: 'Er geht einmal und nicht lange. Bitte um einen neuen, wo du ihn her hast.',
  linkSignsIn: 'Dieser Link meldet dich einmal an, auf diesem Gerät.',
  nobodyButYou: 'Niemand außer dir sollte ihn öffnen. Hast du nicht darum gebeten, lass ihn zu.',
  withPassword: 'Mit dem Passwort anmelden',
  newPassword: 'Ein neues Passwort',
  newPasswordHint: 'Bleibt es leer, gilt das alte. Ein neues meldet deine anderen Geräte ab.',
};
