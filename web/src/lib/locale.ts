// The language and region that dates, numbers and plurals are written in. The page sets it before it
// draws (app/language); whatever is dear to make for it is made once, and anew when it changes.

let tag = 'en-GB';
let generation = 0;

export function locale(): string {
  return tag;
}

/** A BCP 47 tag that the browser or our own list has named; never one typed by somebody. */
export function setLocale(next: string): void {
  tag = next;
  generation += 1;
}

/** Keeps what `make` gives until the locale changes. */
export function perLocale<T>(make: (tag: string) => T): () => T {
  let made: { value: T; generation: number } | undefined;
  return () => {
    if (made?.generation !== generation) made = { value: make(tag), generation };
    return made.value;
  };
}

/** Orders names as the reader's language does, and numbers in them by how many they are. */
export const collator = perLocale((language) => new Intl.Collator(language, { numeric: true }));
