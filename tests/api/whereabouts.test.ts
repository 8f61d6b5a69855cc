// Nobody learns from what friends share where it was made, with what, and whose it is: a set of files full
// of such words, written by exiftool, goes through the server, and exiftool looks at all that comes out.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../lib/server.ts';
import { withServer } from '../lib/suite.ts';
import { madeFile, shareFile } from '../lib/uploads.ts';

const suite = withServer();

/** In every text that is written into a file, so that it is found wherever it stands. */
const marker = 'Xyzzyville';
const at = '-GPSLatitude=48.1371 -GPSLatitudeRef=N -GPSLongitude=11.5754 -GPSLongitudeRef=E';
const words = (tags: string[]) => tags.map((tag) => `"-${tag}=${marker}"`).join(' ');

const pictureTags = `${at} -XMP:GPSLatitude=48.1371 -XMP:GPSLongitude=11.5754 ${words([
  'EXIF:Make',
  'EXIF:Model',
  'EXIF:Artist',
  'EXIF:OwnerName',
  'EXIF:SerialNumber',
  'EXIF:ImageDescription',
  'EXIF:UserComment',
  'XMP:Creator',
  'XMP:Title',
  'XMP:City',
  'XMP-exif:UserComment',
])}`;
const filmTags = `"-Keys:GPSCoordinates=48.1371, 11.5754, 500" "-UserData:GPSCoordinates=48.1371, 11.5754, 500" ${words(
  [
    'Keys:Make',
    'Keys:Model',
    'Keys:Author',
    'Keys:Comment',
    'ItemList:Title',
    'ItemList:Artist',
    'UserData:Author',
    'XMP:Creator',
  ],
)}`;

const still = 'vips gaussnoise n.v 640 480 --mean 128 --sigma 30 && vips cast n.v p.v uchar && ';
const moving =
  'ffmpeg -v error -f lavfi -i testsrc=s=320x240:d=2 -f lavfi -i sine=d=2 -pix_fmt yuv420p ';
const inFilm = `-metadata location=+48.1371+011.5754/ -metadata comment=${marker} -metadata title=${marker} -metadata:s handler_name=${marker} `;
const tagged = (tags: string, name: string) =>
  ` && exiftool -q -overwrite_original ${tags} ${name}`;

interface Made {
  name: string;
  how: string;
  /** A format that the tools of some machines cannot write. */
  mayLack?: boolean;
}

const files: Made[] = [
  {
    name: 'a.jpg',
    how: `${still} vips copy p.v a.jpg${tagged(`${pictureTags} ${words(['Comment', 'IPTC:By-line', 'IPTC:City'])}`, 'a.jpg')}`,
  },
  {
    name: 'turned.jpg',
    how: `${still} vips copy p.v turned.jpg${tagged(`${pictureTags} -Orientation#=8`, 'turned.jpg')}`,
  },
  {
    name: 'a.png',
    how: `${still} vips copy p.v a.png${tagged(`${pictureTags} ${words(['PNG:Author', 'PNG:Comment'])}`, 'a.png')}`,
  },
  { name: 'a.webp', how: `${still} vips copy p.v a.webp${tagged(pictureTags, 'a.webp')}` },
  {
    name: 'a.gif',
    how: `${still} vips copy p.v a.gif${tagged(words(['Comment', 'XMP:Creator', 'XMP:City']), 'a.gif')}`,
  },
  {
    name: 'a.avif',
    how: `${still} vips heifsave p.v a.avif --compression av1 --effort 0${tagged(pictureTags, 'a.avif')}`,
    mayLack: true,
  },
  {
    name: 'a.heic',
    how: `${still} vips heifsave p.v a.heic --compression hevc${tagged(pictureTags, 'a.heic')}`,
    mayLack: true,
  },
  {
    name: 'a.mp4',
    how: `${moving} ${inFilm} -c:v libx264 -c:a aac a.mp4${tagged(filmTags, 'a.mp4')}`,
  },
  {
    name: 'phone.mov',
    how: `${moving} ${inFilm} -c:v libx264 -c:a aac phone.mov${tagged(filmTags, 'phone.mov')}`,
  },
  {
    name: 'anew.mov',
    how: `${moving} ${inFilm} -c:v mpeg4 -c:a pcm_s16le anew.mov${tagged(filmTags, 'anew.mov')}`,
  },
  {
    name: 'a.mkv',
    how: `${moving} ${inFilm} -metadata ARTIST=${marker} -metadata:s:v title=${marker} -c:v mpeg4 a.mkv`,
  },
  {
    name: 'a.mp3',
    how: `ffmpeg -v error -f lavfi -i sine=d=2 ${inFilm} -metadata artist=${marker} a.mp3`,
  },
];

/** Every tag that exiftool knows of, unknown ones too, as lines of group, name and value. */
function tagsOf(bytes: Buffer, name: string): string[] {
  const folder = freshFolder();
  writeFileSync(join(folder, name), bytes);
  const told = execFileSync('exiftool', ['-s', '-ee', '-a', '-u', '-U', '-G1', name], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return told.split('\n').filter((line) => !/^\[(System|ExifTool)\]/.test(line));
}

const telling =
  /^\[[^\]]*\]\s+(GPS\w*|\w*Location\w*|City|Make|\w*Model|\w*Serial\w*|Artist|Author|\w*Owner\w*|Creator|By-line|Title|\w*Comment|Copyright|(Image)?Description|Software)\s*:/i;
const isTold = (line: string) => telling.test(line) || line.includes(marker);

/** The word as it may stand in a file that no tool can read: in UTF-8 or UTF-16. */
function hidesWords(bytes: Buffer): boolean {
  const forms = [
    Buffer.from(marker),
    Buffer.from(marker, 'utf16le'),
    Buffer.from(marker, 'utf16le').swap16(),
  ];
  return forms.some((form) => bytes.includes(form));
}

function made({ name, how, mayLack }: Made): Buffer | undefined {
  try {
    return madeFile(name, how);
  } catch (error) {
    if (mayLack) return undefined;
    throw error;
  }
}

describe('what comes out tells nobody where it was made', () => {
  it.for(files)('$name', async (one, { skip }) => {
    const bytes = made(one);
    if (bytes === undefined) return skip('no tool here writes such files');
    expect(tagsOf(bytes, one.name).filter(isTold).length).toBeGreaterThan(2);
    const { file } = await shareFile(suite.owner, one.name, bytes);
    expect(file.state).toBe('ready');
    expect(file.kind).not.toBe('file');
    const large = file.kind === 'image' ? [`${file.thumb}?x=2`] : [];
    const ways = [file.url, file.thumb, file.poster, ...large].filter(Boolean);
    expect(ways.length).toBe({ image: 3, video: 3, audio: 1 }[file.kind as string]);
    for (const way of ways) {
      const got = await suite.owner.ask('GET', way);
      expect([way, got.status]).toEqual([way, 200]);
      const ending = String(got.headers['content-type']).split('/').at(-1);
      expect([way, tagsOf(got.bytes, `out.${ending}`).filter(isTold)]).toEqual([way, []]);
      expect([way, hidesWords(got.bytes)]).toEqual([way, false]);
    }
  });
});
