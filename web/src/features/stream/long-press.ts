/** Right click and long press on a row, told apart from scrolling, selecting and following a link.
 *  A finger opens when it is lifted: whatever opens under a held finger is dismissed by lifting it. */

const LONG_PRESS_MS = 450;
/** A finger that moved further is scrolling. */
const SLACK_PX = 8;

export function rowAt(event: Event): HTMLElement | undefined {
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest<HTMLElement>('[data-seq]') ?? undefined;
}

/** Returns what stops watching. */
export function watchLongPress(
  box: HTMLElement,
  open: (row: HTMLElement, pressed: Element | undefined) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let finger: { x: number; y: number } | undefined;
  let pressed: HTMLElement | undefined;
  let under: Element | undefined;
  let opens = false;

  const forget = () => {
    clearTimeout(timer);
    finger = undefined;
    pressed = undefined;
  };
  const onDown = (event: PointerEvent) => {
    forget();
    const row = rowAt(event);
    under = event.target instanceof Element ? event.target : undefined;
    if (event.pointerType !== 'touch' || row === undefined) return;
    finger = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => {
      pressed = row;
    }, LONG_PRESS_MS);
  };
  const onMove = (event: PointerEvent) => {
    if (finger === undefined) return;
    if (Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > SLACK_PX) forget();
  };
  const onUp = () => {
    const row = pressed;
    forget();
    opens = row !== undefined;
    if (row !== undefined) setTimeout(() => open(row, under), 0);
  };
  /** On a busy device the browser may take the same finger for a tap: its click would dismiss what opens. */
  const onTouchEnd = (event: TouchEvent) => {
    if (opens && event.cancelable) event.preventDefault();
    opens = false;
  };
  const onContextMenu = (event: Event) => {
    const row = rowAt(event);
    const selected = getSelection()?.isCollapsed === false;
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (row === undefined || selected || onLink) return;
    event.preventDefault();
    // By the menu key no pointer was down: what has the focus is meant.
    if (finger === undefined) open(row, event.target instanceof Element ? event.target : undefined);
    else pressed = row;
  };

  box.addEventListener('pointerdown', onDown);
  box.addEventListener('pointermove', onMove);
  box.addEventListener('pointerup', onUp);
  box.addEventListener('touchend', onTouchEnd, { passive: false });
  box.addEventListener('pointercancel', forget);
  box.addEventListener('contextmenu', onContextMenu);
  return () => {
    forget();
    box.removeEventListener('pointerdown', onDown);
    box.removeEventListener('pointermove', onMove);
    box.removeEventListener('pointerup', onUp);
    box.removeEventListener('touchend', onTouchEnd);
    box.removeEventListener('pointercancel', forget);
    box.removeEventListener('contextmenu', onContextMenu);
  };
}
