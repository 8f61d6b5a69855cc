import type { ProblemCode } from '../../api/types';
import type { ProblemWords } from '../problems';
import { reasonFor } from './reasons';

/** For what the server says in words that we do not know. */
const codes: Readonly<Record<ProblemCode, string>> = {
  bad_request: 'Der Server hat die Anfrage nicht verstanden.',
  not_signed_in: 'Melde dich zuerst an.',
  wrong_credentials: 'Name oder Passwort stimmt nicht.',
  forbidden: 'Das darfst du hier nicht.',
  foreign_origin: 'Die Anfrage kam von einer anderen Seite.',
  wrong_token: 'Das ist nicht der Schlüssel, den der Server ausgegeben hat.',
  muted: 'Du kannst gerade nicht schreiben.',
  archived: 'Hier schreibt niemand mehr.',
  not_found: 'Das gibt es nicht, oder es ist nicht für dich.',
  method_not_allowed: 'Das geht hier nicht.',
  name_taken: 'Diesen Namen gibt es schon.',
  nonce_reused: 'Diese Nachricht wurde schon mit anderem Inhalt gesendet.',
  already_set_up: 'Der Server hat schon jemanden mit Schlüsseln.',
  last_owner: 'Dann hätte niemand mehr die Schlüssel.',
  invite_gone: 'Diese Einladung ist aufgebraucht, abgelaufen oder zurückgenommen.',
  link_gone: 'Dieser Link ist benutzt oder abgelaufen.',
  body_too_large: 'Das ist zu groß.',
  unknown_tus_version: 'Die Seite ist älter als der Server: Lade sie neu.',
  wrong_offset: 'Der Anhang steht woanders: Er geht gleich von dort weiter.',
  wrong_checksum: 'Der Anhang kam verändert an: Er wird noch einmal gesendet.',
  target_too_long: 'Die Adresse ist zu lang.',
  unsupported_media_type: 'Diese Art von Inhalt nimmt der Server nicht an.',
  expectation_failed: 'Der Server kann das so nicht annehmen.',
  misdirected: 'Die Anfrage kam beim falschen Server an.',
  invalid_field: 'Eine Angabe passt nicht: zu kurz, zu lang oder mit unerlaubten Zeichen.',
  invalid_content: 'Dieser Text lässt sich nicht senden.',
  rate_limited: 'Das war zu viel auf einmal. Versuch es gleich noch einmal.',
  too_many_streams: 'Es sind schon zu viele Verbindungen offen.',
  head_too_large: 'Die Anfrage ist zu groß.',
  internal: 'Beim Server ist etwas schiefgegangen.',
  busy: 'Der Server hat viel zu tun. Versuch es gleich noch einmal.',
  unavailable: 'Der Server kann das gerade nicht.',
  version_not_supported: 'Diese Fassung des Protokolls kennt der Server nicht.',
  no_space: 'Die Festplatte des Servers ist voll.',
  slow_mode: 'Hier geht es langsam zu. Deine Nachricht wartet, bis sie an der Reihe ist.',
  too_many: 'Mehr davon fasst es hier nicht.',
  read_only: 'Der Server kann lesen, aber nicht schreiben.',
};

export const problems: ProblemWords = {
  noAnswer: 'Der Server hat nicht geantwortet. Versuch es gleich noch einmal.',
  of: (code, said) => reasonFor(said) ?? codes[code],
};
