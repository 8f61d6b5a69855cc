import { type RefObject, useLayoutEffect } from 'react';

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** Lets the field grow with its text where the browser cannot do that by CSS. */
export function useAutoHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const box = field.current;
    if (growsByItself || box === null) return;
    box.style.height = 'auto';
    // An empty field asks for no more than its one line, whatever its placeholder wraps to.
    box.style.height = text === '' ? '' : `${box.scrollHeight}px`;
  }, [field, text]);
}
