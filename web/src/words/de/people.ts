import type { PeopleWords } from '../people';

export const people: PeopleWords = {
  people: 'Leute',
  closePeople: 'Leute schließen',
  here: 'Da',
  wereHere: 'Waren da',
  away: 'Kurz weg',
  out: 'Nicht da',
  group: (title, count) => `${title}, ${count}`,
  you: 'du',
  roleNote: {
    owner: 'hat die Schlüssel',
    moderator: 'sieht nach dem Rechten',
    member: undefined,
    guest: 'zu Gast',
  },
  role: {
    owner: 'Hat die Schlüssel',
    moderator: 'Sieht nach dem Rechten',
    member: 'Mitglied',
    guest: 'Zu Gast',
  },
};
