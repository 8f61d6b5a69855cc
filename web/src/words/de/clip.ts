import type { ClipWords } from '../clip';

export const clip: ClipWords = {
  record: 'Sprachnachricht aufnehmen',
  how: 'Zum Aufnehmen halten oder zum Beginnen drücken',
  recording: 'Sprachnachricht',
  waits: 'Wartet auf das Mikrofon',
  begun: 'Aufnahme läuft. Nichts verlässt dieses Gerät, bevor du es sendest.',
  time: (at) => `${at} aufgenommen`,
  stop: 'Anhalten und anhören',
  stopped: (length) => `Angehalten bei ${length}`,
  found: 'Eine Sprachnachricht, die nicht gesendet wurde, ist noch da.',
  discard: 'Wegwerfen',
  discarded: 'Sprachnachricht weggeworfen',
  send: 'Sprachnachricht senden',
  addTo: 'Zur Nachricht hinzufügen',
  slide: 'Links wirft weg, oben stellt fest',
  locked: 'Die Aufnahme läuft von allein weiter',
  limit: (minutes) => `Länger als ${minutes} Minuten geht es nicht. Bis dahin ist alles da.`,
  cutShort: 'Das Mikrofon ist weg. Was bis dahin gesagt wurde, ist noch da.',
  tooShort: 'Das war zu kurz, um es zu behalten.',
  name: (when) => `Sprachnachricht ${when}`,

  insecure:
    'Browser geben das Mikrofon nur unter einer https-Adresse frei. Bitte die Person, die diesen Server betreibt, um eine.',
  unable: 'Dieser Browser kann keinen Ton aufnehmen. Ein neuerer kann es.',
  refused:
    'Der Browser hält das Mikrofon zu. Erlaube es beim Schloss neben der Adresse oder in den Einstellungen der installierten App, und versuch es noch einmal.',
  missing: 'Kein Mikrofon gefunden. Schließ eines an und versuch es noch einmal.',
  busy: 'Das Mikrofon geht nicht an. Vielleicht hält es ein anderes Programm; schließ das und versuch es noch einmal.',
};
