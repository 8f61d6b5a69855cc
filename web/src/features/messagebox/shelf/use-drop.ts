import { type DragEvent, useState } from 'react';

/** A file that is let go over a box is the box's, not the page's. `onFile` undefined takes none, and the page
 *  does not take it either. */
export function useDrop(onFile: ((file: File) => void) | undefined) {
  const [over, setOver] = useState(false);
  const brings = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const onDragOver = (event: DragEvent) => {
    if (!brings(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = onFile === undefined ? 'none' : 'copy';
    setOver(onFile !== undefined);
  };
  const handlers = {
    onDragEnter: onDragOver,
    onDragOver,
    onDragLeave: (event: DragEvent) => {
      const { currentTarget, relatedTarget } = event;
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!brings(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file !== undefined) onFile?.(file);
    },
  };
  return [over, handlers] as const;
}
