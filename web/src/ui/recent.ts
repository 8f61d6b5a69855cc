/** Rooms by when they were last open in this visit, newest first. */

const RECENT_KEPT = 20;

let recent: readonly string[] = [];

export function withVisit(rooms: readonly string[], channel: string): readonly string[] {
  if (rooms[0] === channel) return rooms;
  return [channel, ...rooms.filter((id) => id !== channel)].slice(0, RECENT_KEPT);
}

export function visited(channel: string): void {
  recent = withVisit(recent, channel);
}

/** The one on screen is left out. */
export function recentRooms(): readonly string[] {
  return recent.slice(1);
}

/** Where somebody who looked at something else goes back to. */
export function lastPlace(): string {
  return `/c/${encodeURIComponent(recent[0] ?? 'home')}`;
}
