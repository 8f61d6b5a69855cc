// Draws an icon of lucide-react in place of the library's own wrapper (vite.config.ts), which brings
// contexts, sizes and class names that ui/icon.tsx has no use for: 2 kB of the first load.

import { createElement } from 'react';

// The library's files import it as their default.
// oxlint-disable-next-line import/no-default-export
export default function createIcon({ node }) {
  const children = node.map(([tag, attributes]) => createElement(tag, attributes));
  return function LucideIcon(props) {
    return createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: 24,
        height: 24,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        ...props,
      },
      ...children,
    );
  };
}
