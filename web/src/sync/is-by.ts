// Who said something. A name that stands under words from outside is nobody's: whoever writes into the
// database can put any there.

export function isBy(
  message: { readonly author: string; readonly outside?: boolean },
  username: string,
): boolean {
  return message.author === username && message.outside !== true;
}
