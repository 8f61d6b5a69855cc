declare module 'virtual:emoji-data' {
  /** Made by scripts/emoji-data.mjs. */
  export const EMOJI_GROUPS: readonly string[];
}
