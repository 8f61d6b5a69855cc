import { uploadsOverHttp } from '../../../api/uploads';
import { pauseTillOnline } from '../../../lib/pause';
import { bring } from '../../../sync/upload';

/** A picture on its way to be used up by what names it. Nothing of it stays when nobody does. */
export class PictureUpload {
  readonly #file: File;
  readonly #off = new AbortController();
  #id: string | undefined;

  constructor(file: File) {
    this.#file = file;
  }

  /** Called off: whatever `used` throws from now on is nobody's trouble. */
  get off(): boolean {
    return this.#off.signal.aborted;
  }

  /** Brings it, unless it is there already, and hands it on. `onSent` hears per cent. */
  async used<T>(
    hand: (upload: string) => Promise<T>,
    onSent: (percent: number) => void = () => undefined,
  ): Promise<T> {
    const { signal } = this.#off;
    const file = this.#file;
    this.#id = await bring({
      file,
      name: file.name,
      id: this.#id,
      port: uploadsOverHttp,
      onStand: ({ id, sent }) => {
        this.#id = id;
        onSent(Math.floor((sent * 100) / Math.max(1, file.size)));
      },
      pause: (ms) => pauseTillOnline(ms, signal),
      signal,
    });
    const made = await hand(this.#id);
    this.#id = undefined;
    return made;
  }

  drop(): void {
    this.#off.abort();
    // One that is gone by itself is what was wanted.
    if (this.#id !== undefined) uploadsOverHttp.remove(this.#id).catch(() => undefined);
  }
}
