/** Whether an address leads nowhere but to the machine it is opened on (RFC 6761 section 6.3, RFC 1122
 *  section 3.2.1.3). What a home network can reach is not local: friends may sit at the same table. */
export function isLocalHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return name === '[::1]' || name === '0.0.0.0' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
