import type { SquareWords } from '../square';

export const square: SquareWords = {
  face: 'Gesicht',
  faceWhy: 'Ein Bild anstelle des gedruckten Deckels.',
  icon: 'Zeichen des Ortes',
  iconWhy: 'Steht über den Räumen und auf Einladungen.',
  choose: 'Bild wählen',
  chooseOther: 'Anderes wählen',
  orBring: (size) => `Oder füg hier eines ein oder lass es fallen, bis ${size}.`,
  takeAway: 'Wegnehmen',
  takenAway: 'Weg ist es. Alle sehen es.',
  noPicture: (name) => `„${name}“ ist kein Bild.`,
  tooLarge: (name, size, max) => `„${name}“ hat ${size}. Ein Bild darf hier bis zu ${max} haben.`,

  cutTitle: 'Was man davon sieht',
  frame:
    'Der Teil, den man sieht. Pfeiltasten schieben ihn, Plus und Minus holen heran und zurück.',
  how: 'Zieh es zurecht. Zwei Finger oder das Rad holen heran.',
  nearer: 'Wie nah',
  looks: 'So sieht es aus',
  noView:
    'Dieser Browser kann es nicht zeigen. Der Server nimmt die Mitte davon, wenn er es öffnen kann.',
  save: 'Nehmen',
  notNow: 'Jetzt nicht',
  sent: (percent) => `${percent} % gesendet`,
  working: 'Der Server bereitet es vor',
};
