import type { AuditWords } from '../audit';

export const audit: AuditWords = {
  lead: 'Wer wann was mit wem getan hat, das Neueste zuerst. Worte aus Nachrichten stehen nie dabei.',
  none: 'Noch ist nichts geschehen, was hier stünde.',
  more: 'Ältere zeigen',
  host: 'Der Gastgeber',
  someRoom: 'einem Raum, den es nicht mehr gibt',
  field: {
    name: 'Name',
    sign: 'Zeichen',
    topic: 'Thema',
    section: 'Bereich',
    position: 'Platz in der Liste',
    private: 'wer ihn sieht',
    who_posts: 'wer schreibt',
    slow_mode_s: 'Tempo',
    archived: 'Archiv',
  },
  what: {
    message_deleted: ({ by, target, room }) => (
      <>
        {by} hat eine Nachricht von {target} in {room} gelöscht
      </>
    ),
    messages_cleaned: ({ by, target, detail }) => (
      <>
        {by} hat {detail} Nachrichten von {target} gelöscht
      </>
    ),
    server_renamed: ({ by, detail }) => (
      <>
        {by} hat den Ort {detail} genannt
      </>
    ),
    icon_changed: ({ by }) => <>{by} hat das Bild des Ortes geändert</>,
    retention_set: ({ by, detail }) => (
      <>
        {by} hat gesagt, was aus großen Dateien wird: {detail}
      </>
    ),
    channel_created: ({ by, room }) => (
      <>
        {by} hat {room} angelegt
      </>
    ),
    channel_updated: ({ by, room, detail }) => (
      <>
        {by} hat {room} geändert
        {detail !== '' && ` (${detail})`}
      </>
    ),
    channel_deleted: ({ by, room }) => (
      <>
        {by} hat {room} gelöscht
      </>
    ),
    let_in: ({ by, target, room }) => (
      <>
        {by} hat {target} in {room} gelassen
      </>
    ),
    put_out: ({ by, target, room }) => (
      <>
        {by} hat {target} aus {room} genommen
      </>
    ),
    kicked: ({ by, target }) => (
      <>
        {by} hat {target} den Platz genommen
      </>
    ),
    banned: ({ by, target }) => (
      <>
        {by} lässt {target} draußen
      </>
    ),
    unbanned: ({ by, target }) => (
      <>
        {by} hat den Bann von {target} aufgehoben
      </>
    ),
    muted: ({ by, target, detail }) => (
      <>
        {by} hat {target} um eine Pause gebeten{detail !== '' && <> bis {detail}</>}
      </>
    ),
    unmuted: ({ by, target }) => (
      <>
        {by} hat die Pause von {target} beendet
      </>
    ),
    role_given: ({ by, target, detail }) => (
      <>
        {by} hat {target} eine Rolle gegeben: {detail}
      </>
    ),
  },
  role: {
    owner: 'hat die Schlüssel',
    moderator: 'sieht nach dem Rechten',
    member: 'Mitglied',
    guest: 'zu Gast',
  },
  bans: 'Draußen gelassen',
  lift: 'Wieder hereinlassen',
  liftOf: (name) => `${name} wieder hereinlassen`,
  lifted: (name) => `${name} darf wieder herein.`,
};
