// Import order that no linter knows: features reach down, never sideways; sync/ and api/ know no
// React; fetch and EventSource each live in one file. Prints what is wrong and fails.

import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** What each folder may import from, besides itself and packages. */
const below = {
  lib: [],
  api: ['lib'],
  words: ['api', 'lib'],
  sync: ['api', 'lib'],
  ui: ['lib', 'words'],
  features: ['api', 'app', 'lib', 'sync', 'ui', 'words'],
  app: ['api', 'features', 'lib', 'sync', 'ui', 'words'],
  '': ['app', 'lib', 'ui'],
};
/** The room is where the features meet, the wall, a message and the settings where those on them do;
 *  all others stand beside each other. */
const meetingPlaces = new Set([
  'features/room',
  'features/stream',
  'features/channels',
  'features/settings',
]);
/** From app/ a feature may take what every page needs, not the router that imports it. */
const appForFeatures = /\/app\/(use-client|preferences)$/;
const withoutReact = new Set(['lib', 'api', 'sync']);
const onlyIn = [
  { what: /(?<![.\w])fetch\(/, file: 'api/http.ts', name: 'fetch' },
  { what: /new EventSource\(/, file: 'sync/connection.ts', name: 'EventSource' },
  { what: /innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML/, file: '', name: 'HTML strings' },
];

async function sources(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const folderOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const featureOf = (path) => path.split('/').slice(0, 2).join('/');

function checkImport(file, from) {
  if (!from.startsWith('.')) {
    const react = /^(react|react-dom|lucide-react)(\/|$)/.test(from);
    return react && withoutReact.has(folderOf(file)) ? 'knows no React' : undefined;
  }
  const target = relative(root, resolve(dirname(join(root, file)), from));
  if (target.startsWith('..')) {
    // Tests of the wire read the examples that the server's tests read.
    return /\.test\.tsx?$/.test(file) ? undefined : 'leaves src';
  }
  const [here, there] = [folderOf(file), folderOf(target)];
  if (here === there) {
    const sideways = here === 'features' && featureOf(file) !== featureOf(target);
    return sideways && !meetingPlaces.has(featureOf(file))
      ? 'a sideways feature import'
      : undefined;
  }
  if (!below[here]?.includes(there)) return `${here || 'the top'} may not import ${there}`;
  if (here === 'features' && there === 'app' && !appForFeatures.test(`/${target}`)) {
    return 'features take only use-client and preferences from app';
  }
  return undefined;
}

const wrong = [];
for (const path of await sources(root)) {
  const file = relative(root, path);
  const text = await readFile(path, 'utf8');
  for (const [line, from] of text.matchAll(
    /(?:import type [^;']*?from|from|import)\s*\(?\s*'([^']+)'/g,
  )) {
    // The shapes that pages read are everybody's vocabulary.
    if (line.startsWith('import type') && from.endsWith('/sync/types')) continue;
    const why = checkImport(file, from);
    if (why) wrong.push(`${file}: '${from}': ${why}`);
  }
  if (file === 'api/schema.d.ts' || /\.test\.tsx?$/.test(file)) continue;
  for (const { what, file: home, name } of onlyIn) {
    if (file !== home && what.test(text))
      wrong.push(`${file}: ${name} belongs to ${home || 'nobody'}`);
  }
}

if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
console.log('Imports go one way.');
