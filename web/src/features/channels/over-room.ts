/** What lies over the whole room, one at a time. */
export type OverRoom = 'invite' | 'switcher' | 'keys' | 'archive';
