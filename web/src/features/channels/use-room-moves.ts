import { type RefObject, useEffect } from 'react';
import { client } from '../../app/use-client';
import type { Channel } from '../../sync/types';
import { announce } from '../../ui/live-region';
import { roomsWords as words } from '../../words/rooms';
import { type Drop, dropAt } from './drop-place';
import { dropRoom, moveRoom } from './room-verbs';

/** A pointer that moved less is still a press. */
const SLACK_PX = 6;

/** Lets who may put the rooms into another order: by dragging a door with the mouse, or with Alt and
 *  the arrows on a door that was reached by keyboard. Fingers have the menu: theirs is the scrolling. */
export function useRoomMoves(list: RefObject<HTMLElement | null>, may: boolean): void {
  useEffect(() => {
    const box = list.current;
    if (box === null || !may) return;
    const stopKeys = watchKeys(box);
    const stopDrag = watchDrag(box);
    return () => {
      stopKeys();
      stopDrag();
    };
  }, [list, may]);
}

function roomAt(target: EventTarget | null): Channel | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-channel]') : null;
  const channel = client.getState().channels.get(row?.dataset.channel ?? '');
  return channel?.kind === 'text' ? channel : undefined;
}

function watchKeys(box: HTMLElement): () => void {
  let byPointer = false;
  let busy = false;
  const onPointer = () => {
    byPointer = true;
  };
  const onLeave = () => {
    byPointer = false;
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const bare = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const room = roomAt(event.target);
    // After a click the same keys lead to the next room, as everywhere else.
    if (step === undefined || !bare || byPointer || room === undefined) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    void moveRoom(room, step).then((place) => {
      busy = false;
      if (place !== undefined) announce(words.movedTo(room.name, place + 1));
    });
  };
  box.addEventListener('pointerdown', onPointer);
  box.addEventListener('focusout', onLeave);
  box.addEventListener('keydown', onKey);
  return () => {
    box.removeEventListener('pointerdown', onPointer);
    box.removeEventListener('focusout', onLeave);
    box.removeEventListener('keydown', onKey);
  };
}

function watchDrag(box: HTMLElement): () => void {
  let pressed: { room: Channel; y: number } | undefined;
  let drop: Drop | undefined;
  let dragging = false;

  const show = (at: number | undefined) => {
    box.toggleAttribute('data-dragging', at !== undefined);
    if (at === undefined) box.style.removeProperty('--drop');
    else box.style.setProperty('--drop', `${at}px`);
  };
  const forget = () => {
    pressed = undefined;
    dragging = false;
    drop = undefined;
    show(undefined);
  };
  const onDown = (event: PointerEvent) => {
    const room = event.pointerType === 'mouse' && event.button === 0 && roomAt(event.target);
    pressed = room ? { room, y: event.clientY } : undefined;
  };
  const onMove = (event: PointerEvent) => {
    if (pressed === undefined) return;
    if (!dragging && Math.abs(event.clientY - pressed.y) < SLACK_PX) return;
    dragging = true;
    drop = dropAt(box, event.clientY, (id) => client.getState().channels.get(id));
    show(drop?.at);
  };
  const onUp = () => {
    const [held, to] = [pressed, drop];
    if (dragging) {
      // The click that ends a drag opens no room.
      addEventListener('click', stopClick, { capture: true, once: true });
      setTimeout(() => removeEventListener('click', stopClick, { capture: true }), 0);
    }
    forget();
    if (held !== undefined && to !== undefined) void dropRoom(held.room, to.section, to.before);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!dragging || event.key !== 'Escape') return;
    event.stopPropagation();
    forget();
  };
  box.addEventListener('pointerdown', onDown);
  addEventListener('pointermove', onMove);
  addEventListener('pointerup', onUp);
  addEventListener('pointercancel', forget);
  addEventListener('keydown', onKey, { capture: true });
  return () => {
    forget();
    box.removeEventListener('pointerdown', onDown);
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', forget);
    removeEventListener('keydown', onKey, { capture: true });
  };
}

function stopClick(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
