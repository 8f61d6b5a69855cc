// Pictures that stand for somebody or something: faces, the server's icon, own emoji.

import { area } from './area';

export const squareWords = area('square', {
  face: 'Face',
  faceWhy: 'A picture instead of the printed mat.',
  icon: 'Icon of the place',
  iconWhy: 'Stands over the rooms and on invites.',
  choose: 'Choose a picture',
  chooseOther: 'Choose another',
  orBring: (size: string) => `Paste or drop one here as well, up to ${size}.`,
  takeAway: 'Take it away',
  takenAway: 'Taken away. Everybody sees it.',
  noPicture: (name: string) => `“${name}” is no picture.`,
  tooLarge: (name: string, size: string, max: string) =>
    `“${name}” is ${size}. A picture may have up to ${max} here.`,

  cutTitle: 'What is seen of it',
  frame: 'The part that is seen. Arrow keys move it, plus and minus come nearer and go back.',
  how: 'Drag it into place. Two fingers or the wheel come nearer.',
  nearer: 'How near',
  looks: 'So it looks',
  noView: 'This browser cannot show it. The server takes the middle of it, if it can open it.',
  save: 'Use it',
  notNow: 'Not now',
  sent: (percent: number) => `${percent} % sent`,
  working: 'The server prepares it',
});
export type SquareWords = typeof squareWords;
