import { plural } from '../../lib/text';
import type { InviteWords } from '../invite';

export const invite: InviteWords = {
  askIn: 'Bitte sie herein',
  makeInvite: 'Einladungslink erstellen',
  share: 'Teilen',
  inviteLink: 'Einladungslink',
  qrCode: 'Der Link als QR-Code',
  copyByHand: 'Der Browser hält die Zwischenablage geschlossen. Markiere den Link und kopiere ihn.',
  inviteTerms: (uses, days) => {
    const time = plural(days, { one: 'bis morgen', other: 'in den nächsten # Tagen' });
    return plural(uses, {
      one: `Mit diesem Link kann eine Person dazukommen, ${time}.`,
      other: `Mit diesem Link können bis zu # dazukommen, ${time}.`,
    });
  },
  quiet: 'Es ist still. So soll es sein.',
  quietMore:
    'Das hier ist home, der Raum, den alle teilen. Was hier gesagt wird, bleibt auf eurem eigenen Server. Jetzt fehlen nur noch deine Leute.',
  seatForFriend: 'Ein Platz für jemanden',
  noLink: (why) => `Noch kein Link. ${why}`,
  linkForMany: (uses) =>
    `Mit einem Link können 7 Tage lang bis zu ${uses} dazukommen. Du kannst ihn jederzeit zurücknehmen.`,
  linkForOne: 'Mit einem Link kann 7 Tage lang eine Person dazukommen.',
  onlyHere:
    'Diese Adresse gilt nur auf diesem Rechner. Für Leute anderswo öffne Snug unter der Adresse, die sie erreichen, und mach den Link dort.',
};
