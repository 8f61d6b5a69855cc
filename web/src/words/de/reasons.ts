// What the server says of a refusal, in German: sentence for sentence, since one code (invalid_field)
// has many reasons. A test holds them against the server's source, so none is forgotten.

/** Sentences that are always the same. */
const sentences: Readonly<Record<string, string>> = {
  'Too many names.': 'Zu viele Namen.',
  'camera, screen or screen_audio.': 'camera, screen oder screen_audio.',
  'So many do not fit on a screen.': 'So viele passen nicht auf einen Bildschirm.',
  'A field is out of bounds.': 'Eine Angabe ist zu klein oder zu groß.',
  'This text cannot be sent.': 'Dieser Text lässt sich nicht senden.',

  // Names and lines of text.
  'A username has 2 to 32 of a-z 0-9 . _ - and begins with a letter or digit.':
    'Ein Name hat 2 bis 32 Zeichen aus a-z 0-9 . _ - und beginnt mit Buchstabe oder Ziffer.',
  'That name is reserved.': 'Dieser Name ist vergeben: Snug selbst braucht ihn.',
  'One line of text that can be seen, please: no control characters.':
    'Bitte eine Zeile, die man sehen kann, ohne Steuerzeichen.',
  'A name holds nothing invisible.': 'In einem Namen steht nichts Unsichtbares.',
  'A name is written in plain letters.': 'Ein Name steht in gewöhnlichen Buchstaben.',
  'Too many marks on a letter.': 'Auf einem Buchstaben stehen zu viele Zeichen.',
  'A word of a name keeps to one script.': 'Ein Wort eines Namens bleibt bei einer Schrift.',
  'The place needs a name.': 'Der Ort braucht einen Namen.',
  'That name is taken.': 'Diesen Namen gibt es schon.',
  'That is too long.': 'Das ist zu lang.',
  'White space stands at an end.': 'Am Rand steht ein Leerzeichen zu viel.',
  'A password has 8 to 256 characters.': 'Ein Passwort hat 8 bis 256 Zeichen.',
  'A colour is #rrggbb.': 'Eine Farbe ist #rrggbb.',
  'A sign is the name of an icon.': 'Ein Zeichen ist der Name eines Bildes.',
  'Somebody here looks like that already.': 'So ähnlich heißt hier schon jemand.',
  'One of ours is called so.': 'So heißt schon eines von unseren.',

  // Messages.
  'Messages are UTF-8 without control characters but tab and newline.':
    'Nachrichten haben außer Tabulator und Zeilenwechsel keine Steuerzeichen.',
  'A text holds half of a character (a surrogate).': 'Im Text steht ein halbes Zeichen.',
  'A message has 1 to 4000 characters.': 'Eine Nachricht hat 1 bis 4000 Zeichen.',
  'Nothing of this message can be seen.': 'Von dieser Nachricht wäre nichts zu sehen.',
  'A message calls up to 50 people.': 'Eine Nachricht ruft bis zu 50 Leute.',
  'A nonce has 1 to 64 of A-Z a-z 0-9 _ -.':
    'Das Kennzeichen der Nachricht hat 1 bis 64 Zeichen aus A-Z a-z 0-9 _ -.',
  'There is no such message.': 'Diese Nachricht gibt es nicht.',
  'There is no such message here.': 'Diese Nachricht steht nicht in diesem Raum.',
  'There is no such message to pass on.': 'Die Nachricht zum Weitergeben gibt es nicht mehr.',
  'There is no such upload.': 'Diesen Anhang gibt es nicht.',
  'A message bears up to 10 files.': 'Eine Nachricht trägt bis zu 10 Anhänge.',
  'A file of it is still being made ready.': 'Ein Anhang davon wird gerade noch vorbereitet.',
  'Too many files wait for a message: send or remove some.':
    'Zu viele Anhänge warten auf ihre Nachricht: Sende oder entferne ein paar.',
  'A description has up to 1000 characters.': 'Eine Beschreibung hat bis zu 1000 Zeichen.',
  'What is passed on has its own words.': 'Was weitergegeben wird, hat seine eigenen Worte.',

  'A file of it was taken away.': 'Ein Anhang davon wurde weggenommen.',

  // Room for files, and the shelf.
  'Your files take all the room that you have.': 'Dein Platz ist aufgebraucht.',
  'Files take all the room that there is here.': 'Der Platz auf dem Server ist aufgebraucht.',
  "The server's disk is full.": 'Die Festplatte des Servers ist voll.',
  'There is no such file.': 'Diese Datei gibt es nicht.',
  'A picture that moves, or a film of up to 30 seconds without sound.':
    'Ins Regal passt ein bewegtes Bild oder ein Film ohne Ton von bis zu 30 Sekunden.',
  'The shelf holds 2000: take one down first.': 'Das Regal fasst 2000: Nimm erst eines herunter.',
  'One has up to 10 tags.': 'Eines hat bis zu 10 Stichworte.',
  'One of used, new, favourites.': 'Sortiert wird nach Gebrauch, Neuem oder Lieblingen.',
  'Up to 200 characters.': 'Bis zu 200 Zeichen.',

  // Reactions and emoji of the group's own.
  'There is no such emoji.': 'Dieses Emoji gibt es nicht.',
  'One emoji, or the :name: of one of ours.': 'Ein Emoji, oder der :name: von einem unserer.',
  'A message bears up to 20 different reactions.':
    'Eine Nachricht trägt bis zu 20 verschiedene Reaktionen.',
  'A name has 2 to 32 of a-z 0-9 _.': 'Ein Name hat 2 bis 32 Zeichen aus a-z 0-9 _.',
  'An emoji has up to 5 other names.': 'Ein Emoji hat bis zu 5 weitere Namen.',
  'There are 250 emoji of ours: take one away first.':
    'Wir haben schon 250 eigene Emoji: Nimm erst eines weg.',

  // Rooms, talks, people.
  'There is nobody of that name.': 'So heißt hier niemand.',
  'There is no such channel.': 'Diesen Raum gibt es nicht.',
  'text or voice; talks are /api/directs.': 'Ein Raum ist zum Schreiben oder zum Sprechen.',
  'This is no voice room.': 'In diesem Raum wird geschrieben, nicht gesprochen.',
  'This server has no voice.': 'Auf diesem Server kann man nicht sprechen.',
  'all or moderators.': 'Es schreiben alle oder nur die Moderation.',
  'Only a direct or a group can be hidden.': 'Verbergen lässt sich nur ein Gespräch.',
  'A talk is with somebody else.': 'Zu einem Gespräch gehört noch jemand.',
  'A group has up to 10 people.': 'Ein Gespräch fasst bis zu 10 Leute.',
  'You have 500 talks already.': 'Du hast schon 500 Gespräche.',
  'There are 500 channels: delete one first.': 'Es gibt schon 500 Räume: Lösch erst einen.',
  'A channel has up to 250 pins: take one away first.':
    'In einem Raum stecken bis zu 250 Nadeln: Zieh erst eine heraus.',
  'You keep 1000 messages already: let one go first.':
    'Du hast dir schon 1000 Nachrichten gemerkt: Lass erst eine los.',
  'Nobody blocks himself.': 'Sich selbst blockiert niemand.',
  'You have blocked 500 people already.': 'Du hast schon 500 Leute blockiert.',
  'There are 5,000 people here, which is all that fit.':
    'Hier sind schon 5.000 Leute, mehr passen nicht herein.',
  'You two do not write to each other.': 'Ihr zwei schreibt einander nicht.',

  // Looking after the room, and how one is seen.
  'There is no such role.': 'Diese Rolle gibt es nicht.',
  'Invite a member or a guest.': 'Eingeladen werden Mitglieder oder Gäste.',
  'An invite for guests names their channels.': 'Eine Einladung für Gäste nennt ihre Räume.',
  'An invite has 1 to 1000 uses.': 'Eine Einladung gilt für 1 bis 1000 Leute.',
  'An invite lives from a second to a year.': 'Eine Einladung gilt eine Sekunde bis ein Jahr.',
  'A time, or an empty text.': 'Hier steht ein Zeitpunkt oder nichts.',
  'A time-out lasts up to 28 days.': 'Eine Pause dauert bis zu 28 Tage.',
  'Up to 14 days back.': 'Bis zu 14 Tage zurück.',
  'A time within the next 30 days.': 'Ein Zeitpunkt in den nächsten 30 Tagen.',
  'online, idle, dnd or invisible.': 'Man ist da, kurz weg, nicht zu stören oder ungesehen.',
  'all, mentions or none.': 'Man hört von allem, von Erwähnungen oder von nichts.',
  'keep or remove.': 'Was du gesagt hast, bleibt oder geht.',
  'Make somebody else an owner first.': 'Gib erst jemand anderem die Schlüssel.',

  'That is no picture we can read.': 'Das ist kein Bild, das wir lesen können.',
  'A side of a pixel or more.': 'Eine Seite misst mindestens einen Punkt.',
  'Up to ten years.': 'Bis zu zehn Jahre.',
  'Up to 4,000 MB.': 'Bis zu 4.000 MB.',

  // Pages and searches.
  'There is no such page.': 'Weiter geht es hier nicht.',
  'A page has at least one message.': 'Auf einer Seite steht mindestens eine Nachricht.',
  'One of before, after and around.': 'Nur eines davon: davor, danach oder ringsum.',
  'sort is newest or best.': 'Sortiert wird nach den neuesten oder den besten.',
  'A search has up to 200 characters.': 'Eine Suche hat bis zu 200 Zeichen.',
  'A search has up to 12 words.': 'Eine Suche hat bis zu 12 Wörter.',
  'has: takes link, code or pin.': 'Hinter has: steht link, code oder pin.',
  'What is looked for?': 'Noch steht kein Wort darin, nach dem gesucht werden kann.',
};

/** Sentences with something in them. */
const patterns: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/^The .+ needs 1 to (\d+) characters\.$/, (max = '') => `Hier stehen 1 bis ${max} Zeichen.`],
  [/^From (\d+) to (\d+), please\.$/, (least = '', most = '') => `Bitte ${least} bis ${most}.`],
  [
    /^(before|after): takes a day, as in 2026-11-26\.$/,
    (key = '') => `Hinter ${key}: steht ein Tag, etwa 2026-11-26.`,
  ],
  [/^One of ours is called (\S+)\.$/, (name = '') => `Eines von unseren heißt schon ${name}.`],
];

/** Undefined for a sentence that is not known. */
export function reasonFor(said: string): string | undefined {
  if (Object.hasOwn(sentences, said)) return sentences[said];
  for (const [pattern, say] of patterns) {
    const found = pattern.exec(said);
    if (found !== null) return say(...found.slice(1));
  }
  return undefined;
}
