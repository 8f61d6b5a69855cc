// Lucide's icons with nothing but what is drawn: the library's wrapper and the name, size and keys of every
// icon are some 3 kB of the first load.

import { fileURLToPath } from 'node:url';

const lucideIcon = fileURLToPath(new URL('lucide-icon.mjs', import.meta.url));
const data = /\/lucide-react\/.*\/icons\/[^/]+\.mjs$/;

/** A plugin of Vite. */
export function slimIcons() {
  return {
    name: 'slim-icons',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/createLucideIcon.mjs') && importer?.includes('/lucide-react/')
        ? lucideIcon
        : undefined,
    transform: (code, id) => (data.test(id) ? { code: bare(code), map: null } : undefined),
  };
}

/** An icon's own file without what lucide-icon.mjs does not read. */
export function bare(code) {
  return code
    .replaceAll(/,\s*key: "[^"]*"/g, '')
    .replace(/\bname: "[^"]*",\s*/, '')
    .replace(/\bsize: \d+,\s*/, '');
}
