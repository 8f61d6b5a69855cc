// How far films are on their way to be played: told while it lasts and kept nowhere. Bounded.

const filmsMax = 32;

type View = ReadonlyMap<string, number>;
const none: View = new Map<string, never>();

export class Films {
  #view: View = none;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Percent, by id of the file. */
  get view(): View {
    return this.#view;
  }

  hear(file: string, percent: number): void {
    const next = new Map(this.#view);
    next.delete(file);
    next.set(file, percent);
    const [longestAgo] = next.keys();
    if (next.size > filmsMax && longestAgo !== undefined) next.delete(longestAgo);
    this.#view = next;
    this.#onChange();
  }

  leave(): void {
    this.#view = none;
  }
}
