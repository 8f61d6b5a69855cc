/** The mark in the tab with a lamp in its corner: a number for mentions, a plain dot for anything
 *  unread. Drawn here, so that no set of icons has to travel. */

const SIZE = 64;
const plainIcon = '/mark.svg';
const badgeMax = 9;

let wanted = '';
let mark: Promise<HTMLImageElement> | undefined;

function loadMark(): Promise<HTMLImageElement> {
  const image = new Image(SIZE, SIZE);
  image.src = plainIcon;
  return image.decode().then(() => image);
}

function iconLink(): HTMLLinkElement | null {
  return document.querySelector<HTMLLinkElement>('link[rel=icon]');
}

export async function showBadge(mentions: number, unread: boolean): Promise<void> {
  const words = mentions > badgeMax ? `${badgeMax}+` : mentions > 0 ? String(mentions) : '';
  const key = `${words}${unread ? '.' : ''}`;
  if (key === wanted) return;
  wanted = key;
  showOnApp(mentions, unread);
  if (key === '') {
    iconLink()?.setAttribute('href', plainIcon);
    return;
  }
  try {
    mark ??= loadMark();
    const drawn = draw(await mark, words);
    if (key === wanted && drawn !== undefined) iconLink()?.setAttribute('href', drawn);
  } catch {
    // Without the picture the title alone tells.
    mark = undefined;
  }
}

/** Where Snug is installed as an app; other browsers lack the call or refuse it. */
function showOnApp(mentions: number, unread: boolean): void {
  if (!('setAppBadge' in navigator)) return;
  const done =
    mentions > 0
      ? navigator.setAppBadge(mentions)
      : unread
        ? navigator.setAppBadge()
        : navigator.clearAppBadge();
  done.catch(() => undefined);
}

function draw(image: HTMLImageElement, words: string): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  pen.drawImage(image, 0, 0, SIZE, SIZE);
  const radius = words === '' ? 13 : 20;
  pen.fillStyle = 'oklch(0.81 0.118 80)';
  pen.beginPath();
  pen.arc(SIZE - radius, SIZE - radius, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = 'oklch(0.24 0.035 65)';
  pen.font = '700 30px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(words, SIZE - radius, SIZE - radius + 2);
  return canvas.toDataURL('image/png');
}
