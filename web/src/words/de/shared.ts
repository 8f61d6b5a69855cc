import { plural } from '../../lib/text';
import type { SharedWords } from '../shared';

export const shared: SharedWords = {
  images: (count) => plural(count, { one: 'Bild', other: '# Bilder' }),
  videos: (count) => plural(count, { one: 'Video', other: '# Videos' }),
  audios: (count) => plural(count, { one: 'Ton', other: '# Töne' }),
  files: (count) => plural(count, { one: 'Datei', other: '# Dateien' }),

  picture: (name) => `Bild: ${name}`,
  openPicture: (words) => `Groß ansehen: ${words}`,
  more: (count) => `+${count}`,
  moreHidden: (count) => plural(count, { one: '# Bild mehr', other: '# Bilder mehr' }),
  animated: 'GIF',

  playVideo: (name) => `${name} abspielen`,
  soundOff: 'ohne Ton',
  inPicture: 'Im Blick behalten, während du etwas anderes tust',
  play: (name) => `${name} abspielen`,
  pause: (name) => `${name} anhalten`,
  place: (name) => `Stelle in ${name}`,
  placeOf: (at, all) => `${at} von ${all}`,
  cannotPlay: 'Dieser Browser kann es nicht abspielen. Lade es stattdessen herunter.',

  hidden: 'Spoiler',
  showHidden: (what) => `Spoiler: ${what}. Drücken, um es zu zeigen`,

  processing: 'Wird vorbereitet',
  percent: (count) => `${count}\u00a0%`,
  processingWhat: (name) => `${name} wird vorbereitet`,
  whyFailed: (reason) =>
    `${
      {
        broken: 'Es ist beschädigt oder abgeschnitten.',
        too_large: 'Es hat mehr Bildpunkte, als hier gezeigt werden.',
        too_many_frames: 'Es hat mehr Einzelbilder, als hier gezeigt werden.',
        too_long: 'Es ist zu lang, um hier zu spielen.',
        no_decoder: 'Dieser Server kann das Format nicht öffnen.',
        no_tool: 'Diesem Server fehlt ffmpeg, das es abspielbar machte.',
        too_dear: 'Es bräuchte zu viel Zeit und Speicher.',
        too_slow: 'Es bräuchte zu viel Zeit.',
      }[reason ?? ''] ?? 'Es ließ sich nicht vorbereiten.'
    } Du kannst es herunterladen, wie es ist.`,
  removed: 'Weggenommen, um Platz zu schaffen',
  returnsUntil: (when) => `Es kann zurückkommen bis ${when}.`,
  bringBack: 'Zurückholen',
  bringBackWhat: (name) => `Zurückholen: ${name}`,
  broughtBack: 'Es ist wieder da.',
  bytesGone: 'Die Daten sind fort.',
  missing: 'Es ließ sich nicht laden.',
  download: 'Herunterladen',
  downloadWhat: (name) => `${name} herunterladen`,

  viewer: 'Bilder',
  previous: 'Das davor',
  next: 'Das nächste',
  larger: 'Größer',
  smaller: 'Kleiner',
  original: 'Original öffnen',
  ofAll: (at, all) => `${at} von ${all}`,
};
