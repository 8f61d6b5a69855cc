import type { LateWords } from '../late';

export const late: LateWords = {
  newVersion: 'Es gibt ein neueres Snug.',
  newVersionKeeps: 'Was du gerade schreibst, bleibt.',
  loadIt: 'Laden',
  noSuchRoom: 'Diesen Raum gibt es nicht',
  noSuchRoomWhy: 'Er wurde abgebaut, oder er ist nicht für dich. Zu Hause sind alle willkommen.',
  goHome: 'Nach Hause',
  noSuchMessage: 'Die Nachricht, auf die der Link zeigt, ist nicht hier.',
  messageGone:
    'Die Nachricht, auf die der Link zeigt, wurde zurückgenommen. Das hier steht um sie herum.',
  leftWords: 'Was du dafür geschrieben hast, ist noch da',
  notSentHere: 'Nicht gesendet',
  onlyBegun: 'Angefangen',
  copy: 'Kopieren',
  copied: 'Text kopiert.',
  sendHome: 'Nach Hause senden',
  sentHome: 'Auf dem Weg nach Hause.',
  drop: 'Löschen',
  noSuchPageTitle: 'Keine solche Seite',
  noSuchPage: 'Hier ist keine Tür',
  noSuchPageWhy:
    'Die Adresse führt nirgendwohin. Vielleicht ist sie vertippt, oder den Raum dahinter gibt es nicht mehr.',
  backHome: 'Zurück nach Hause',
};
