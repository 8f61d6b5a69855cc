// Holds the built client to its budgets, in kB of 1000 bytes after gzip. First load = the main
// script, what it imports statically, and their style sheets, as index.html names them.

import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const budgets = {
  'first load, scripts': 110,
  'first load, styles': 12,
  'index.html': 3,
  'one font': 50,
  'one lazy chunk': 100,
};

const read = (name) => readFile(dist + name);
const packed = (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length / 1000;
const page = await readFile(`${dist}index.html`, 'utf8').catch(() => {
  console.error('web/dist is not built: npm run build');
  process.exit(1);
});

const first = new Set(
  [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name),
);
// Static imports of the entry that index.html does not preload count as well.
for (const name of first) {
  if (!name.endsWith('.js')) continue;
  const text = (await read(name)).toString();
  for (const [, other] of text.matchAll(/(?:^|[;}])import[^("']*["']\.\/([^"']+\.js)["']/g)) {
    first.add(`assets/${other}`);
  }
}

const names = (await readdir(`${dist}assets`)).filter((name) => /\.(js|css|woff2)$/.test(name));
const sizes = new Map();
for (const name of names) {
  const bytes = await read(`assets/${name}`);
  sizes.set(`assets/${name}`, name.endsWith('.woff2') ? bytes.length / 1000 : packed(bytes));
}

const sum = (pick) =>
  [...first].filter(pick).reduce((all, name) => all + (sizes.get(name) ?? 0), 0);
const largest = (pick) => Math.max(0, ...[...sizes].filter(pick).map(([, size]) => size));
const measured = {
  'first load, scripts': sum((name) => name.endsWith('.js')),
  'first load, styles': sum((name) => name.endsWith('.css')),
  'index.html': packed(Buffer.from(page)),
  'one font': largest(([name]) => name.endsWith('.woff2')),
  'one lazy chunk': largest(([name]) => name.endsWith('.js') && !first.has(name)),
};

let failed = 0;
for (const [what, limit] of Object.entries(budgets)) {
  const over = measured[what] > limit;
  if (over) failed += 1;
  console.log(
    `${over ? 'OVER' : 'ok  '}  ${what.padEnd(20)} ${measured[what].toFixed(1).padStart(6)} of ${limit} kB`,
  );
}
process.exit(failed > 0 ? 1 : 0);
