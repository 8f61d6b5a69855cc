// Faces and the server's mark as pictures: a style sheet with a line for each, as app/chosen-hues has it, so
// that whatever draws a face needs to know nothing of pictures and the first load carries none of this. A
// picture is fetched when its face is first drawn, and laid over the mat once it is whole: until then, and
// where it cannot be had, the mat stands. Owned by the page.

import type { SnugClient } from '../sync/client';
import type { Member, Server } from '../sync/types';
import face from '../ui/face.module.css';
import mark from '../ui/mark.module.css';

/** Only what our own server serves is put into a sheet, and nothing that could end a string in it. */
const ours = /^\/api\/[\w./~%-]+$/;

export interface Shown {
  /** Address of the picture, by username. */
  faces: ReadonlyMap<string, string>;
  icon: string | undefined;
}

export function picturesSheet({ faces, icon }: Shown): string {
  let rules = '';
  for (const [username, url] of faces) {
    const who = `svg.who-${CSS.escape(username)}`;
    rules += `${who}{background:url("${url}") center/cover}${who}>*{display:none}\n`;
    rules += `${who}.${face['away']}{filter:saturate(.4)}${who}.${face['out']}{filter:grayscale(1)}\n`;
  }
  if (icon !== undefined) {
    const tile = `.${mark['tile']}`;
    rules += `${tile}{background:url("${icon}") center/cover}${tile}>*{display:none}\n`;
  }
  return rules;
}

interface ShowParts {
  /** Settles when the picture is in the browser's cache and can be drawn. */
  load(url: string): Promise<unknown>;
  onShown(shown: Shown): void;
}

/** Which pictures are wanted, which are here. */
export class ChosenPictures {
  readonly #parts: ShowParts;
  readonly #wanted = new Map<string, string>();
  readonly #faces = new Map<string, string>();
  readonly #asked = new Set<string>();
  readonly #here = new Set<string>();
  #wantedIcon: string | undefined;
  #icon: string | undefined;

  constructor(parts: ShowParts) {
    this.#parts = parts;
  }

  /** Whether a face may still be drawn whose picture nobody asked for. */
  get waits(): boolean {
    return [...this.#wanted.values()].some((url) => !this.#asked.has(url));
  }

  know(
    members: Iterable<Pick<Member, 'username' | 'avatar'>>,
    server: Pick<Server, 'icon'> | undefined,
  ): void {
    const before = new Map(this.#wanted);
    this.#wanted.clear();
    for (const { username, avatar } of members) {
      if (avatar !== undefined && ours.test(avatar)) this.#wanted.set(username, avatar);
    }
    let changed = false;
    for (const [username] of this.#faces) {
      if (this.#wanted.has(username)) continue;
      changed = this.#faces.delete(username);
    }
    // What is on screen already changes in its place.
    for (const [username, url] of this.#wanted) {
      if (this.#faces.has(username) && before.get(username) !== url) this.drawn(username);
    }
    const icon = server?.icon;
    this.#wantedIcon = icon !== undefined && ours.test(icon) ? icon : undefined;
    if (this.#wantedIcon === undefined && this.#icon !== undefined) {
      this.#icon = undefined;
      changed = true;
    }
    if (this.#wantedIcon !== undefined) this.#ask(this.#wantedIcon);
    if (changed) this.#tell();
  }

  /** A face stands on the page. */
  drawn(username: string): void {
    const url = this.#wanted.get(username);
    if (url !== undefined) this.#ask(url);
  }

  /** The line is back: what could not be had is asked for again. */
  again(): void {
    for (const url of this.#asked) if (!this.#here.has(url)) this.#asked.delete(url);
  }

  #ask(url: string): void {
    if (this.#asked.has(url)) {
      this.#arrived(url, false);
      return;
    }
    this.#asked.add(url);
    this.#parts.load(url).then(
      () => this.#arrived(url, true),
      // The mat stays.
      () => undefined,
    );
  }

  #arrived(url: string, now: boolean): void {
    if (now) this.#here.add(url);
    if (!this.#here.has(url)) return;
    let changed = false;
    for (const [username, wanted] of this.#wanted) {
      if (wanted !== url || this.#faces.get(username) === url) continue;
      this.#faces.set(username, url);
      changed = true;
    }
    if (this.#wantedIcon === url && this.#icon !== url) {
      this.#icon = url;
      changed = true;
    }
    if (changed) this.#tell();
  }

  #tell(): void {
    this.#parts.onShown({ faces: this.#faces, icon: this.#icon });
  }
}

const facesDrawn = 'svg[class*="who-"]';

function namesIn(node: Node, say: (username: string) => void): void {
  if (!(node instanceof Element)) return;
  const one = (each: Element) => {
    const found = /(?:^|\s)who-([a-z0-9._-]+)/.exec(each.getAttribute('class') ?? '')?.[1];
    if (found !== undefined) say(found);
  };
  if (node.matches(facesDrawn)) one(node);
  for (const each of node.querySelectorAll(facesDrawn)) one(each);
}

/** Pictures of a room come one by one; each new sheet makes the browser look at the whole page anew. */
const togetherMs = 40;

export function showChosenPictures(client: Pick<SnugClient, 'getState' | 'subscribe'>): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const pictures = new ChosenPictures({
    load: async (url) => {
      const picture = new Image();
      picture.src = url;
      await picture.decode();
    },
    onShown: (shown) => {
      clearTimeout(drawing);
      drawing = setTimeout(() => sheet.replaceSync(picturesSheet(shown)), togetherMs);
    },
  });
  const say = (username: string) => pictures.drawn(username);
  const watch = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === 'attributes') namesIn(target, say);
      for (const node of addedNodes) namesIn(node, say);
    }
    rest();
  });
  let watching = false;
  /** Nobody is watched for when all pictures were asked for: that is most of the time. */
  const rest = () => {
    if (watching === pictures.waits) return;
    watching = pictures.waits;
    if (!watching) watch.disconnect();
    else
      watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class'] });
  };
  let shown: unknown[] = [];
  const show = () => {
    const { members, server } = client.getState();
    if (shown[0] === members && shown[1] === server) return;
    shown = [members, server];
    pictures.know(members.values(), server);
    namesIn(document.body, say);
    rest();
  };
  show();
  client.subscribe(show);
  addEventListener('online', () => {
    pictures.again();
    shown = [];
    show();
  });
}
