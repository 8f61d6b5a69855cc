import { plural } from '../../lib/text';
import type { TrayWords } from '../tray';

export const tray: TrayWords = {
  add: 'Dateien anhängen',
  tray: 'Dateien für die nächste Nachricht',
  dropTo: (room) => `Loslassen, um es an ${room} anzuhängen`,
  dropMany: (count) =>
    plural(count, {
      one: 'höchstens # Datei je Nachricht',
      other: 'höchstens # Dateien je Nachricht',
    }),
  upTo: (size) => `je bis zu ${size}`,

  tooLarge: (name, size, max) => `„${name}“ hat ${size}. Hier dürfen es bis zu ${max} sein.`,
  tooMany: (max) =>
    plural(max, {
      one: 'Eine Nachricht trägt höchstens # Datei. Sende diese zuerst.',
      other: 'Eine Nachricht trägt höchstens # Dateien. Sende diese zuerst.',
    }),
  noFolders: (name) =>
    `„${name}“ ist ein Ordner. Packe ihn in eine Datei, oder wähle aus, was darin ist.`,
  noneTaken: 'Dieser Server nimmt keine Dateien.',

  added: (name) => `${name} angehängt`,
  removed: (name) => `${name} herausgenommen`,
  movedTo: (name, at, all) => `${name} ist jetzt ${at} von ${all}`,
  arrived: (name) => `${name} ist hochgeladen`,

  tooLong: 'Zu lang für eine Nachricht. Als Textdatei passt es.',
  makeFile: 'In eine Datei legen',
  textFile: 'nachricht.txt',

  describe: (name) => `${name} beschreiben`,
  remove: (name) => `${name} herausnehmen`,
  retry: (name) => `${name} noch einmal versuchen`,
  chooseAgain: 'Wähle sie noch einmal, dann geht es weiter',
  progress: (name) => `Hochladen von ${name}`,
  loose: 'Lass die Seite offen: zu groß, um hier zu bleiben',
  waits: 'wartet, bis sie an der Reihe ist',
  cut: 'Wartet auf die Leitung …',
  untouched: {
    picture: 'Geht so hinaus, wie es ist, mit allem, was es über Ort, Zeit und Kamera verrät',
    paper: 'Geht so hinaus, wie es ist, mit allem, was es über Urheber und Zeit verrät',
  },
  failed: (why) => `Nicht angekommen: ${why}`,
  silent: 'Der Server hat nicht geantwortet.',

  describeTitle: 'Zu dieser Datei',
  name: 'Name',
  alt: 'Was es zu sehen oder zu hören gibt',
  altWhy:
    'Für alle, die es nicht sehen oder gerade nicht hören können. Wird stattdessen vorgelesen.',
  spoiler: 'Verdecken, bis jemand darauf drückt',
  spoilerWhy: 'Für Enden, Schrecken und Überraschungen.',
  earlier: 'Nach vorn',
  later: 'Nach hinten',
  save: 'Speichern',

  sendingFiles: (done, all) => `${done} von ${all} gesendet`,
  takeBack: 'Zurücknehmen',
  fileGone:
    'eine Datei davon ist nicht mehr auf diesem Gerät. Drücke Bearbeiten und wähle sie noch einmal.',
};
