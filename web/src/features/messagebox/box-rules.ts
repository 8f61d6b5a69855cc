/** Rules of the box, apart from its drawing. */

/** As the server counts: code points, so that an emoji is not two. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

type Key = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'isComposing' | 'keyCode' | 'altKey' | 'ctrlKey' | 'metaKey'
>;

/** What keyCode says while an input method is at work. Safari reports the Enter that ends a
 *  composition with isComposing false, but with this code. */
const KEY_CODE_COMPOSING = 229;

/** Enter sends; with Shift, on a touch keyboard or inside a composition it does not. */
export function isSendKey(event: Key, touch: boolean): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return false;
  if (event.isComposing || event.keyCode === KEY_CODE_COMPOSING) return false;
  return !touch || event.ctrlKey || event.metaKey;
}

/** Control characters but tab and newline, as the server refuses them: a paste may bring some. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What is sent of what stands in the box. */
export function toContent(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
}
