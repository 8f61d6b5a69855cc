// Random names for things this client makes. crypto.randomUUID is missing on plain http, where
// many groups at home begin, so the bytes come from getRandomValues.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const nonceLength = 22; // 132 bits: no two devices ever meet

export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  let id = '';
  // 64 letters, so the low six bits choose evenly.
  for (const byte of bytes) id += alphabet[byte & 63];
  return id;
}

export function newNonce(): string {
  return randomId(nonceLength);
}
