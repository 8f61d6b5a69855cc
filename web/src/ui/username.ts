/** What a username may be, so that a field can help before the server has to refuse. */

export const USERNAME_MAX = 32;
export const PASSWORD_MIN = 8;

/** Lower case, without accents; a space becomes a dot; all else that cannot stand in a name goes. */
export function cleanUsername(typed: string): string {
  return typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\s+/g, '.')
    .replace(/[^a-z0-9._-]/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, USERNAME_MAX);
}

/** The name people see at first: as one writes a name. It can be changed any day. */
export function displayNameFrom(username: string): string {
  return username.charAt(0).toUpperCase() + username.slice(1);
}
