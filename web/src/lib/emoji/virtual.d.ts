declare module 'virtual:emoji-data' {
  /** Made by scripts/emoji-data.mjs. */
  export const EMOJI_GROUPS: readonly string[];
}

declare module 'virtual:emoji-data/de' {
  /** Names and key words, line for line. */
  export const EMOJI_NAMES: readonly string[];
}
