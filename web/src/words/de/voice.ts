import { listOf } from '../../lib/text';
import type { VoiceWords } from '../voice';

export const voice: VoiceWords = {
  rooms: 'Sprechen',
  newRoom: 'Sprechraum einrichten',
  empty: 'Noch niemand da',
  inRoom: (room, names) =>
    names.length === 0 ? `${room}, noch niemand da` : `${room}, mit ${listOf(names)}`,
  more: (count) => `+${count}`,
  you: 'Du',
  andYou: 'du',

  speaking: 'spricht',
  muted: 'stumm',
  deafened: 'hört nichts',
  reconnecting: 'verbindet sich neu',
  listening: 'hört nur zu',
  sharing: 'zeigt etwas',
  person: (name, states) => [name, ...states].join(', '),

  join: 'Beitreten',
  joinRoom: (room) => `${room} beitreten`,
  joining: 'Tritt bei',
  leave: 'Auflegen',
  backTo: (room) => `Zurück zu ${room}`,
  mute: 'Stumm',
  unmute: 'Laut',
  deafen: 'Taub',
  undeafen: 'Hören',
  camera: 'Kamera',
  turnCamera: 'Drehen',
  share: 'Teilen',
  shares: 'Du teilst deinen Bildschirm.',
  stopSharing: 'Nicht mehr teilen',
  screenOf: (name) => `Bildschirm von ${name}`,
  myScreen: 'Dein Bildschirm',
  lookAt: (what) => `Größer ansehen: ${what}`,
  lookAtAll: 'Alle zeigen',
  lookedAt: (what) => `Im Blick: ${what}`,
  pictureComes: 'Das Bild ist unterwegs.',
  fullScreen: 'Ganzer Bildschirm',
  smallScreen: 'Ganzen Bildschirm verlassen',
  apart: 'In einem eigenen kleinen Fenster',
  chat: 'Chat',
  closeChat: 'Chat schließen',
  settings: 'Einstellungen zum Sprechen',
  tools: 'Das Gespräch',
  tiles: (room) => `Leute in ${room}`,
  quiet: 'Hier ist noch niemand. Setz dich, dann sehen die anderen, dass du da bist.',
  inCallFor: (minutes) =>
    minutes < 60 ? `${minutes} Min.` : `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`,

  holdToTalk: 'Zum Reden halten',
  pressToTalk: 'Zum Reden drücken',
  talking: 'Man hört dich',
  orKey: {
    hold: (key) => `oder ${key} halten`,
    toggle: (key) => `oder ${key} drücken`,
  },
  keyParts: {
    Alt: 'Alt',
    Arrow: 'Pfeil',
    Control: 'Strg',
    Down: 'ab',
    Enter: 'Eingabe',
    Left: 'links',
    Numpad: 'Ziffernblock',
    Right: 'rechts',
    Shift: 'Umschalt',
    Space: 'Leertaste',
    Up: 'auf',
  },

  quality: (ms) => `${ms} ms`,
  qualityUnknown: 'misst',
  qualityTitle: 'Wie die Verbindung ist',
  grades: { good: 'gut', fair: 'mäßig', poor: 'schlecht' },
  there: 'Hin und zurück',
  lost: 'Unterwegs verloren',
  codec: 'Ton',
  over: 'Weg',
  percent: (part) => `${String(Math.round(part * 1000) / 10).replace('.', ',')} %`,
  ways: { udp: 'direkt (UDP)', tcp: 'Umweg (TCP)' },

  volumeOf: (name) => `Wie laut ${name} ist`,
  volume: (percent) => `${percent} %`,
  silence: (name) => `${name} für mich stumm schalten`,
  unsilence: (name) => `${name} wieder hören`,
  silenced: 'von dir stumm geschaltet',

  checkTitle: (room) => `Bevor du ${room} beitrittst`,
  checkWhy:
    'Dein Browser fragt einmal, ob diese Seite das Mikrofon benutzen darf. Die anderen hören dich nur, solange du in einem Sprechraum und nicht stumm bist.',
  checkStart: 'Mikrofon ausprobieren',
  checkWaits: 'Der Browser fragt gerade. Seine Frage steht am Rand des Fensters.',
  checkSpeak: 'Sag etwas. Der Balken geht mit deiner Stimme.',
  checkSilent: 'Noch ist nichts zu hören. Ist es das richtige Mikrofon, und ist es eingeschaltet?',
  checkHeard: 'Das klappt.',
  listenOnly: 'Nur zuhören',
  notNow: 'Nicht jetzt',
  level: 'Pegel',
  microphone: 'Mikrofon',
  speaker: 'Lautsprecher',
  cameraDevice: 'Kamera',
  systemDevice: 'Wie im System',
  device: (number) => `Gerät ${number}`,

  moveTitle: 'Du sprichst auf einem anderen Gerät',
  moveWhy: (from, to) =>
    from === to
      ? `Und zwar in ${from}. Trittst du hier bei, zieht das Gespräch hierher um.`
      : `Und zwar in ${from}. Trittst du hier ${to} bei, endet es.`,
  move: 'Hierher holen',
  moved: 'Dein Gespräch geht auf einem anderen Gerät weiter.',

  told: {
    joining: 'Tritt bei',
    connected: (room) => `Du bist in ${room}.`,
    reconnecting: 'Die anderen sind weg. Die Verbindung wird neu gesucht.',
    left: 'Du hast aufgelegt.',
    roomGone: 'Der Raum wurde geschlossen, oder du bist nicht mehr darin.',
    refused: 'Beitreten hat nicht geklappt.',
    over: 'Das Gespräch ist zu Ende.',
    noAnswer:
      'Der Server für Gespräche ist nicht zu erreichen. Vielleicht lässt ein Netz dazwischen kein Gespräch durch.',
    mutedTalk: 'Du bist stumm. Niemand hört, was du sagst.',
    mutedPress: 'Du bist stumm. Drück erst auf Laut, dann rede.',
    deviceReplaced: 'Das Mikrofon ist weg. Das des Systems ist an seine Stelle getreten.',
    deviceLost: 'Das Mikrofon ist weg. Niemand hört dich, bis ein anderes angeschlossen ist.',
    deviceFailed: 'Dieses Gerät geht nicht auf. Das vorige läuft weiter.',
    cameraOn: 'Deine Kamera ist an.',
    cameraOff: 'Deine Kamera ist aus.',
    cameraLost: 'Die Kamera ist weg. Niemand sieht dich, bis du sie wieder einschaltest.',
    screenOn: 'Du teilst deinen Bildschirm.',
    screenOff: 'Dein Bildschirm wird nicht mehr geteilt.',
    shareRefused: (why) => `Der Server nimmt das Bild nicht an. ${why}`,
    paused: (seconds) =>
      `Dein Gerät hat diese Seite ${seconds} Sekunden lang angehalten. So lange hat dich niemand gehört.`,
  },
  microphoneTrouble: {
    insecure:
      'Browser geben das Mikrofon nur unter einer https-Adresse frei. Bitte die Person, die diesen Server betreibt, um eine.',
    unable: 'Dieser Browser kann keine Gespräche führen. Ein neuerer kann es.',
    refused:
      'Der Browser hält das Mikrofon zu. Erlaube es beim Schloss neben der Adresse oder in den Einstellungen der installierten App, und versuch es noch einmal.',
    missing: 'Kein Mikrofon gefunden. Schließ eines an und versuch es noch einmal.',
    busy: 'Das Mikrofon geht nicht an. Vielleicht hält es ein anderes Programm; schließ das und versuch es noch einmal.',
  },

  cameraTrouble: {
    insecure:
      'Browser geben die Kamera nur unter einer https-Adresse frei. Bitte die Person, die diesen Server betreibt, um eine.',
    unable: 'Dieser Browser kann keine Kamera zeigen. Ein neuerer kann es.',
    refused:
      'Der Browser hält die Kamera zu. Erlaube sie beim Schloss neben der Adresse oder in den Einstellungen der installierten App, und versuch es noch einmal.',
    missing: 'Keine Kamera gefunden. Schließ eine an und versuch es noch einmal.',
    busy: 'Die Kamera geht nicht an. Vielleicht hält sie ein anderes Programm; schließ das und versuch es noch einmal.',
  },
  screenTrouble:
    'Der Bildschirm ließ sich nicht teilen. Vielleicht erlaubt das System es diesem Browser nicht; das steht in dessen Einstellungen zum Datenschutz.',

  section: {
    lead: 'All das gilt für dieses Gerät.',
    trial: 'Ausprobieren',
    trialNote: 'Das hört niemand.',
    start: 'Anfangen',
    stop: 'Aufhören',
    camera: 'Kamera ausprobieren',
    cameraStart: 'Kamera starten',
    cameraStop: 'Kamera ausschalten',
    cameraNote: 'Das sieht niemand. Du siehst dich wie im Spiegel, die anderen nicht.',
    echo: 'Echo herausnehmen',
    echoNote: 'Damit die anderen sich nicht aus deinen Lautsprechern hören.',
    gain: 'Meine Lautstärke ausgleichen',
    noise: 'Geräusche',
    noiseNote: 'Stark nimmt Tastaturen und Lüfter weg, und Musik auch.',
    noises: { strong: 'Stark', browser: 'Leicht', off: 'Aus' },
    mode: 'Was das Mikrofon öffnet',
    modes: { voice: 'Meine Stimme', hold: 'Taste halten', toggle: 'Taste drücken' },
    threshold: 'Gilt als Sprache ab',
    thresholdNote: 'Links vom Strich geht nichts hinaus.',
    decibels: (db) => `${db} dB`,
    key: 'Sprechtaste',
    keyNote:
      'Wirkt, solange diese Seite vorne ist. Am Telefon gibt es stattdessen einen großen Knopf.',
    keyPress: 'Drück eine Taste',
    levelling: 'Alle gleich laut',
    levellingNote: 'Hebt an, wer flüstert, und senkt, wer schreit.',
    sounds: 'Töne des Gesprächs',
    soundsNote: 'Wenn jemand kommt oder geht, und wenn ich mich stumm schalte.',
  },

  doctor: {
    title: 'Verbindung prüfen',
    note: 'Probiert jeden Weg zum Server und das Mikrofon. Niemand hört es.',
    start: 'Prüfen',
    trying: 'Jeder Weg zum Server wird probiert.',
    listening: 'Sag etwas.',
    ways: 'Wege zum Server',
    waits: 'wird probiert',
    outcomes: {
      through: 'kommt durch',
      unanswered: 'kommt an, aber keine Antwort kommt zurück',
      nothing: 'kommt nicht an',
    },
    verdicts: {
      fine: (_port) => 'Gespräche kommen durch, über UDP und über TCP.',
      noUdp: (port) =>
        `UDP ${port} erreicht diesen Server nicht: Leite es im Router dort weiter. Gespräche gehen solange über TCP. Sieht das nur bei dir so aus, lässt dein eigenes Netz kein UDP hinaus.`,
      udpUnanswered: (port) =>
        `UDP ${port} erreicht diesen Server, aber seine Antworten kommen nicht zurück: Lass sie in der Firewall dort hinaus. Gespräche gehen solange über TCP.`,
      noTcp: (port) =>
        `UDP geht. TCP ${port} erreicht diesen Server nicht: Leite auch das weiter, für Freunde, deren Netz kein UDP durchlässt.`,
      unanswered: (port) =>
        `Port ${port} erreicht diesen Server, aber keine Antwort kommt zurück: Lass UDP und TCP ${port} in der Firewall dort hinaus. Bis dahin hört auf diesem Weg niemand etwas.`,
      nothing: (port) =>
        `Weder UDP noch TCP ${port} erreicht diesen Server: Leite beides im Router dort weiter, und nenne seine Adresse nach außen mit --voice-announce.`,
    },
    microphone: {
      heard: 'Der Server hört dein Mikrofon.',
      still: 'Das Mikrofon gibt gar keinen Ton. Ist es eingeschaltet, und ist es das richtige?',
      quiet: 'Das Mikrofon geht, aber niemand hat laut genug gesprochen.',
      lost: 'Das Mikrofon geht, aber beim Server kommt nichts davon an.',
    },
  },
};
