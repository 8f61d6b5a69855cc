// A cursor is `<epoch>.<pos>`. To the wire it is opaque; this client reads it for two questions
// only: is this the same store as before, and is that change newer than what I hold.

export interface Cursor {
  epoch: string;
  pos: number;
}

export function parseCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const dot = text.lastIndexOf('.');
  if (dot < 1) return undefined;
  const digits = text.slice(dot + 1);
  if (!/^\d+$/.test(digits)) return undefined;
  return { epoch: text.slice(0, dot), pos: Number(digits) };
}

export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}.${cursor.pos}`;
}
