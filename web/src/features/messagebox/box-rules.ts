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

/** What is sent of what stands in the box: without the control characters that a paste may bring and
 *  the server refuses (all but tab and newline). */
export function toContent(text: string): string {
  return Array.from(text.replace(/\r\n?/g, '\n'))
    .filter((point) => point === '\t' || point === '\n' || !isControl(point.codePointAt(0) ?? 0))
    .join('')
    .trim();
}

function isControl(point: number): boolean {
  return point < 0x20 || (point >= 0x7f && point <= 0x9f);
}
